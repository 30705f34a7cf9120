"use strict";
(() => {
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  const find = document.getElementById("find");
  if (!find) return;
  const cases = [...document.querySelectorAll(".case")];
  const words = cases.map((element) => element.textContent.toLowerCase());
  const input = find.querySelector("input");
  const output = find.querySelector("output");
  find.hidden = false;
  input.addEventListener("input", () => {
    const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    cases.forEach((element, n) => {
      element.hidden = !asked.every((word) => words[n].includes(word));
      left += element.hidden ? 0 : 1;
    });
    output.textContent = asked.length ? `${left} of ${cases.length}` : "";
  });
  addEventListener("hashchange", () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there || !there.hidden) return;
    input.value = "";
    input.dispatchEvent(new Event("input"));
    there.scrollIntoView();
  });
})();
