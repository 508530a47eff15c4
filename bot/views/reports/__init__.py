"""Reports as messages: a sentence that says it all, then a table and a chart, then the way to the deals."""
