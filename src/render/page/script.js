"use strict";
// The page works without this: it adds keys to walk from change to change, and says how many are shown.
(() => {
  document.documentElement.classList.add("scripted");
  const status = document.querySelector(".status");
  const places = [...document.querySelectorAll("[data-step], .row:not(.same, .left)")];
  const numbers = new Map(places.map((place, number) => [place, number]));
  const isShown = (place) => place.getClientRects().length > 0;
  const count = () => {
    const shown = places.filter(isShown).length;
    status.textContent = shown + " " + status.dataset.counted + (shown === 1 ? "" : "s") + " shown";
  };
  const below = (element) => {
    // the first place that begins at or behind an element, in the order of the page
    let [from, to] = [0, places.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const isBefore = places[middle].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore && !places[middle].contains(element)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const step = (by) => {
    const own = document.activeElement && document.activeElement.closest("[data-step], .row");
    let at = own && numbers.has(own) ? numbers.get(own) + by : below(document.elementFromPoint(innerWidth / 2, 120) || document.body);
    // only the places on the way are looked at: a long page is not laid out for a key
    while (places[at] && !isShown(places[at])) at += by;
    const place = places[at];
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input[type=text]")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });
  // what is chosen is a class of the text, for the rules of `Choice`
  const text = document.querySelector("main");
  const choose = () => {
    text.className = [...document.querySelectorAll(".controls :checked")].map((chosen) => chosen.id).join(" ");
    requestAnimationFrame(count);
  };
  addEventListener("change", choose);
  // also where a browser brings a page back as it was left
  addEventListener("pageshow", choose);
})();
