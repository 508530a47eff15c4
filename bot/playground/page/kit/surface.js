// What a message, a form or a Home tab remembers while someone works in it: the values that were touched,
// and how to tell the workspace. Values are in short form: an option's value, an id, a date, a text.

/** One surface. `send(action)`, `find(query)` and `upload(file)` reach the workspace; see parts/acting.js. */
export class Surface {
  constructor(container, { send, find, upload }) {
    this.container = container;
    this.state = {};
    this.chosen = {}; // action id -> the options last chosen, whose names an external select must remember
    this.fileNames = {}; // file id -> name: a drawn-anew file input has forgotten which file was chosen
    this.errors = {};
    this.send = send;
    this.find = find;
    this.upload = upload;
  }

  /** What was typed or chosen here, or `otherwise` where nothing was touched. */
  value(blockId, element, otherwise) {
    const block = this.state[blockId];
    return block && element.action_id in block ? block[element.action_id] : otherwise;
  }

  /** Keeps a value without telling anyone. */
  keep(blockId, element, value) {
    (this.state[blockId] ??= {})[element.action_id] = value;
  }

  /** Tells the app that something was clicked or chosen. */
  act(blockId, element, value) {
    const { container, state } = this;
    return this.send({
      container,
      block_id: blockId,
      action_id: element.action_id,
      ...(value === undefined ? {} : { value }),
      state,
    });
  }

  /** Options of an external select for what was typed. */
  async options(blockId, element, typed) {
    return this.find({
      container: this.container,
      block_id: blockId,
      action_id: element.action_id,
      value: typed,
    });
  }
}
