/* Notes at their marks: a card with the note opens on hover and focus, a sheet at the foot of a
   small screen on a tap. With a mouse, a click still leads to the note, as it does without this
   script. Enter and Space open the card and go into it; Escape closes it. */

"use strict";

(() => {
  const MARK = "a.footnote-reference";
  const OPENS_AFTER = 120; // milliseconds: long enough to cross a mark without opening its card
  const CLOSES_AFTER = 300; // long enough to reach the card
  const GAP = 6; // pixels between mark and card
  const EDGE = 12; // pixels between card and window

  const words = document.currentScript.dataset;
  const small = matchMedia("(max-width: 40rem)");
  let card = null;
  let current = null; // the mark whose note is shown
  let pinned = false; // whether it was opened by hand, and stays until it is closed by hand
  let left = null; // the mark that the focus came back to when its card was closed
  let timer = 0;

  const noteOf = (mark) => document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  // Where notes stand in the margin there is nothing to open.
  const isReadable = (mark) => {
    const note = noteOf(mark);
    return Boolean(note) && getComputedStyle(note).position !== "absolute";
  };
  const markAt = (target) => {
    const mark = target instanceof Element ? target.closest(MARK) : null;
    return mark && isReadable(mark) ? mark : null;
  };

  function element(tag, className, text = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function makeCard() {
    card = element("div", "citenotes-card");
    card.id = "citenotes-card";
    card.tabIndex = -1;
    card.hidden = true;
    card.setAttribute("role", "dialog");
    const head = element("div", "citenotes-card-head");
    const close = element("button", "citenotes-card-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", () => closeCard(true));
    head.append(element("span", "citenotes-card-title"), close);
    const go = element("a", "citenotes-card-go", words.go);
    go.addEventListener("click", () => closeCard(false));
    card.append(head, element("div", "citenotes-card-body"), go);
    // Within the text, so that the note looks there as it does at the foot of the page.
    (document.querySelector("[role=main]") || document.body).append(card);
  }

  function copyOf(note) {
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".label, .backrefs").forEach((part) => part.remove());
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    return [...copy.childNodes];
  }

  function fill(mark) {
    const number = mark.textContent.replace(/[^\p{L}\p{N}*†‡]/gu, "");
    card.querySelector(".citenotes-card-title").textContent = `${words.note} ${number}`;
    card.setAttribute("aria-label", `${words.note} ${number}`);
    card.querySelector(".citenotes-card-body").replaceChildren(...copyOf(noteOf(mark)));
    card.querySelector(".citenotes-card-go").href = mark.hash;
  }

  function place() {
    if (!current || card.classList.contains("citenotes-sheet")) return;
    const mark = current.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (mark.bottom < 0 || mark.top > height) return void closeCard(false);
    const above = mark.top - GAP - EDGE;
    const below = height - mark.bottom - GAP - EDGE;
    card.style.maxHeight = "";
    const isBelow = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.floor(isBelow ? below : above)}px`;
    const middle = mark.left + mark.width / 2 - card.offsetWidth / 2;
    const across = Math.max(EDGE, Math.min(middle, width - card.offsetWidth - EDGE));
    const down = isBelow ? mark.bottom + GAP : mark.top - GAP - card.offsetHeight;
    card.style.left = `${Math.round(across)}px`;
    card.style.top = `${Math.round(down)}px`;
  }

  function reveal(mark) {
    const sheet = card.getBoundingClientRect();
    const { top, bottom } = mark.getBoundingClientRect();
    if (bottom + GAP <= sheet.top && top >= 0) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }

  function openCard(mark, byHand, asSheet = false) {
    clearTimeout(timer);
    if (!card) makeCard();
    if (current !== mark) {
      closeCard(false);
      fill(mark);
    }
    current = mark;
    pinned = byHand;
    card.classList.toggle("citenotes-sheet", asSheet);
    if (asSheet) card.style.cssText = "";
    card.hidden = false;
    card.scrollTop = 0;
    mark.setAttribute("aria-describedby", card.id);
    if (asSheet) reveal(mark);
    else place();
  }

  function closeCard(goesBack) {
    clearTimeout(timer);
    if (!current) return;
    const mark = current;
    const held = card.contains(document.activeElement);
    current = null;
    pinned = false;
    mark.removeAttribute("aria-describedby");
    if (goesBack && held) {
      left = mark;
      mark.focus();
    }
    card.hidden = true;
  }

  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const mark = markAt(event.target);
    if (mark) later(() => openCard(mark, false), current === mark ? 0 : OPENS_AFTER);
    else if (card?.contains(event.target)) clearTimeout(timer);
    else if (current) later(() => closeCard(false), CLOSES_AFTER);
    else clearTimeout(timer);
  });

  document.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (mark && mark !== left && mark.matches(":focus-visible")) openCard(mark, false);
    else if (current && !mark && !card.contains(event.target)) closeCard(false);
    if (mark !== left) left = null;
  });

  let pointer = "";
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (pinned && !card.contains(event.target) && !markAt(event.target)) closeCard(false);
  });

  document.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!mark || !isPlain) return;
    const byKey = event.detail === 0;
    if (!byKey && pointer === "mouse") return void closeCard(false); // and the link leads on
    event.preventDefault();
    if (!byKey && pinned && current === mark) return void closeCard(false);
    openCard(mark, true, small.matches);
    if (byKey) card.focus();
  });

  document.addEventListener("keydown", (event) => {
    const mark = event.key === " " ? markAt(event.target) : null;
    if (mark) {
      event.preventDefault();
      mark.click();
    } else if (event.key === "Escape" && current) {
      closeCard(true);
    } else if (event.key === "Tab" && card?.contains(document.activeElement)) {
      leaveByTab(event);
    }
  });

  /** The card stands at the end of the text; for the Tab key it stands after its mark. */
  function leaveByTab(event) {
    const stops = [card, ...card.querySelectorAll("a[href], button")];
    const at = stops.indexOf(document.activeElement);
    if (event.shiftKey ? at > 1 : at < stops.length - 1) return;
    if (event.shiftKey) event.preventDefault(); // to the mark itself, and not before it
    closeCard(true);
  }

  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
})();
