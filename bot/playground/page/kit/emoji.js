// Emoji shortcodes, as many as a sales team and its bot use. An unknown code stays as typed, which is
// also what Slack does.

const TABLE = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 wave 👋 muscle 💪 handshake 🤝
point_right 👉 point_left 👈 point_up ☝️ point_down 👇 eyes 👀 heart ❤️ broken_heart 💔 green_heart 💚 blue_heart 💙
smile 😄 smiley 😃 grinning 😀 grin 😁 joy 😂 slightly_smiling_face 🙂 wink 😉 blush 😊 sunglasses 😎 thinking_face 🤔
neutral_face 😐 confused 😕 worried 😟 disappointed 😞 cry 😢 sob 😭 sweat_smile 😅 heart_eyes 😍 partying_face 🥳
sleeping 😴 zzz 💤 face_with_rolling_eyes 🙄 facepalm 🤦 shrug 🤷 robot_face 🤖 skull 💀 fire 🔥 sparkles ✨ star ⭐
star2 🌟 tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 first_place_medal 🥇 second_place_medal 🥈
third_place_medal 🥉 crown 👑 gem 💎 rocket 🚀 bell 🔔 no_bell 🔕 alarm_clock ⏰ hourglass ⌛
hourglass_flowing_sand ⏳ stopwatch ⏱️ watch ⌚ calendar 📆 date 📅 spiral_calendar_pad 🗓️ clock9 🕘 sunrise 🌅
sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ umbrella ☔ umbrella_with_rain_drops ☔ droplet 💧 rainbow 🌈
snowflake ❄️ zap ⚡ moneybag 💰 dollar 💵 euro 💶 pound 💷 credit_card 💳 money_with_wings 💸 chart 💹
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 memo 📝 pencil2 ✏️ pencil 📝
page_facing_up 📄 file_folder 📁 paperclip 📎 pushpin 📌 round_pushpin 📍 bookmark 🔖 label 🏷️ inbox_tray 📥
outbox_tray 📤 package 📦 email 📧 envelope ✉️ phone 📞 telephone_receiver 📞 iphone 📱 speech_balloon 💬
thought_balloon 💭 loudspeaker 📢 mega 📣 mag 🔍 lock 🔒 unlock 🔓 key 🔑 link 🔗 wrench 🔧 hammer 🔨 gear ⚙️
hammer_and_wrench 🛠️ house 🏠 office 🏢 factory 🏭 truck 🚚 airplane ✈️ car 🚗 bulb 💡 thermometer 🌡️ hotsprings ♨️
books 📚 newspaper 📰 seedling 🌱 herb 🌿 four_leaf_clover 🍀 coffee ☕ beers 🍻 pizza 🍕 cake 🍰 dart 🎯 game_die 🎲
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ warning ⚠️
no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 question ❓ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️
information_source ℹ️ 100 💯 heavy_plus_sign ➕ heavy_minus_sign ➖ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
arrow_down ⬇️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️
arrow_right_hook ↪️ fast_forward ⏩ rewind ⏪ repeat 🔁 new 🆕 up 🆙 soon 🔜 end 🔚 red_circle 🔴
large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣
white_circle ⚪ black_circle ⚫ large_green_square 🟩 large_yellow_square 🟨 large_red_square 🟥
white_large_square ⬜ black_large_square ⬛ small_blue_diamond 🔹 small_orange_diamond 🔸 small_red_triangle 🔺
small_red_triangle_down 🔻 checkered_flag 🏁 triangular_flag_on_post 🚩 flag-us 🇺🇸 flag-gb 🇬🇧 flag-de 🇩🇪
busts_in_silhouette 👥 bust_in_silhouette 👤 construction 🚧 rotating_light 🚨 palm_tree 🌴 moneymouth 🤑
money_mouth_face 🤑 crossed_fingers 🤞 saluting_face 🫡 melting_face 🫠 hugging_face 🤗 wastebasket 🗑️ shield 🛡️
`
  .trim()
  .split(/\s+/);

const EMOJI = new Map();
for (let at = 0; at < TABLE.length; at += 2) EMOJI.set(TABLE[at], TABLE[at + 1]);

/** The reactions offered first. */
export const QUICK = [
  "+1",
  "white_check_mark",
  "tada",
  "eyes",
  "heart",
  "raised_hands",
  "fire",
  "thinking_face",
  "100",
  "pray",
];

/** The character of a shortcode without its colons, or undefined. Skin tones are dropped. */
export const emoji = (name) => EMOJI.get(name.split("::")[0]);

/** Replaces the codes in a plain text: ":tada: won" becomes "🎉 won". */
export const withEmoji = (text) =>
  text.replace(/:([\w+'-]+):(?::skin-tone-\d:)?/g, (code, name) => emoji(name) ?? code);

/** Codes that begin with what was typed, then those that contain it; at most `limit`. */
export function emojiLike(typed, limit = 8) {
  const names = [...EMOJI.keys()];
  const first = names.filter((name) => name.startsWith(typed));
  const later = names.filter((name) => !name.startsWith(typed) && name.includes(typed));
  return [...first, ...later].slice(0, limit);
}
