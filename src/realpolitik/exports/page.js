
const bound = bind(document.getElementById("text"), document.getElementById("record"), (key) => history.replaceState(null, "", "#" + key));
if (/^#[a-z]\d+$/.test(location.hash)) bound.choose(location.hash.slice(1), "both");
