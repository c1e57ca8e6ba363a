// Within a page of somebody else's, such as a notebook, this one has no address of its own.
const framed = location.protocol === "about:";
const bound = bind(document.getElementById("text"), document.getElementById("record"), (key) => {
  if (!framed) history.replaceState(null, "", "#" + key);
});
if (framed) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    document.getElementById(link.getAttribute("href").slice(1))?.scrollIntoView();
  });
}
if (/^#[a-z]\d+$/.test(location.hash)) bound.choose(location.hash.slice(1), "both");
