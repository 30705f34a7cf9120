"use strict";
(() => {
  const all = [...document.querySelectorAll("[data-owners]")];
  const tip = document.getElementById("tip");
  const theme = document.getElementById("theme");
  const owners = (element) => element.dataset.owners.split(" ");
  let kept = [];

  const light = (wanted) => {
    for (const element of all) element.classList.toggle("on", owners(element).some((owner) => wanted.includes(owner)));
  };
  for (const element of all) {
    if (element.title) {
      element.dataset.tip = element.title;
      element.removeAttribute("title");
      element.setAttribute("aria-label", `${element.textContent} (${element.dataset.tip})`);
    }
  }
  const hide = () => { tip.hidden = true; light(kept); };
  const show = (element) => {
    light([...kept, ...owners(element)]);
    if (!element.dataset.tip) return;
    tip.textContent = element.dataset.tip;
    tip.hidden = false;
    const box = element.getBoundingClientRect();
    const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? box.bottom + 6 : box.top - tip.offsetHeight - 6}px`;
  };
  const choose = (element) => {
    const mine = owners(element);
    kept = mine.every((owner) => kept.includes(owner)) ? [] : mine;
    light(kept);
    if (!kept.length) return;
    const other = element.classList.contains("card")
      ? document.querySelector(`.text [data-owners~="${kept[0]}"]`)
      : document.getElementById(mine.find((owner) => owner.startsWith("e")) || mine[0]);
    if (!other) return;
    const folded = other.closest("details");
    if (folded) folded.open = true;
    other.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };
  const held = (event) => event.target.closest("[data-owners]");
  document.addEventListener("mouseover", (event) => { const element = held(event); if (element) show(element); else hide(); });
  document.addEventListener("focusin", (event) => { const element = held(event); if (element) show(element); });
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", hide, true);
  document.addEventListener("click", (event) => { const element = held(event); if (element && !event.target.closest("a, summary")) choose(element); });
  document.addEventListener("keydown", (event) => {
    const element = held(event);
    if (event.key === "Escape") { kept = []; hide(); }
    if (element && (event.key === "Enter" || event.key === " ") && !event.target.closest("a, summary")) { event.preventDefault(); choose(element); }
  });
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
