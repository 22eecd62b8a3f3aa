"use strict";
// Steps through a run: the step, its bar in the drawing and its line of code are lit together. Without it all of them are shown.
for (const run of document.querySelectorAll("[data-run]")) {
  const cause = document.getElementById(run.dataset.run);
  const steps = [...run.querySelectorAll("li[data-step]")];
  const lines = [...run.querySelectorAll("[data-line]")];
  const bars = [...cause.querySelectorAll("svg [data-step]")];
  let current = -1;

  const said = document.createElement("p");
  said.className = "at";
  said.setAttribute("aria-live", "polite");
  const button = (text, change) => {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = text;
    one.addEventListener("click", () => show(Math.min(steps.length - 1, Math.max(-1, change()))));
    return one;
  };
  const back = button("Back", () => current - 1);
  const next = button("Next step", () => current + 1);
  const all = button("Whole run", () => -1);
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  buttons.append(back, next, all);
  run.querySelector("h4").after(buttons, said);

  const show = (index) => {
    current = index;
    steps.forEach((step, at) => {
      step.classList.toggle("current", at === index);
      if (at === index) { step.setAttribute("aria-current", "step"); } else { step.removeAttribute("aria-current"); }
    });
    lines.forEach((line) => line.classList.toggle("current", index >= 0 && line.dataset.line === steps[index].dataset.shows));
    bars.forEach((bar) => bar.classList.toggle("dimmed", index >= 0 && Number(bar.dataset.step) !== index));
    said.textContent = index < 0 ? "" : `Step ${index + 1} of ${steps.length}: ${steps[index].textContent}`;
    back.disabled = index < 0;
    next.disabled = index === steps.length - 1;
    all.disabled = index < 0;
  };
  show(-1);
}
