// Keeps an open page fresh. A part with data-live="/newest" is fetched again when the position there is another than its
// data-position; a part with data-renew="10" every ten seconds, as long as it has that. Nothing is asked while nobody looks at the page, and ever less
// often while no answer comes. Without this script the page is whole, and is as it was when it was opened.
"use strict";
(() => {
  const LONGEST = 60_000;

  async function fresh(id) {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  }

  async function hasNews(part) {
    if (!part.dataset.live) return true;
    const answer = await fetch(part.dataset.live);
    if (!answer.ok) throw new Error(answer.status);
    return (await answer.text()) !== part.dataset.position;
  }

  function watch(id, usual) {
    let wait = usual;
    const look = async () => {
      const part = document.getElementById(id);
      if (!part.dataset.live && !part.dataset.renew) return; // what it told of has ended
      try {
        if (!document.hidden && !part.contains(document.activeElement) && await hasNews(part)) {
          const next = await fresh(id);
          if (next) part.replaceWith(document.adoptNode(next));
        }
        wait = usual;
      } catch (noAnswer) {
        wait = Math.min(2 * wait, LONGEST);
      }
      setTimeout(look, wait);
    };
    setTimeout(look, wait);
  }

  document.querySelectorAll("[data-live], [data-renew]").forEach(
    part => watch(part.id, 1000 * (part.dataset.renew || 3)));
})();
