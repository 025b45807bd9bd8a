// The message that stands in each editor, as markup.
export const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
export const LINK = "https://handbook.example/label-printers";
export const START = "We replace the ";
export const BOLD = "label printers";
export const ZERO = " of ware\u200bhouse 7, see ";
export const MARKUP =
  `<p>${START}<strong>${BOLD}</strong>${ZERO}<a href="${LINK}">the handbook</a>.</p>` +
  "<p><br></p><p><br></p>" +
  "<ul><li>Dubbo<ul><li>north dock</li><li>south dock</li></ul></li><li>Orange</li></ul>" +
  `<p><img src="${PIXEL}" alt="plan"></p>` +
  "<p>Work goes from 20:00 UTC to 22:30 CET.</p>";
