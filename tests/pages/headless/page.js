const steps = [...document.querySelectorAll(".step")];
for (const step of steps)
  step.addEventListener("click", () => {
    for (const other of steps) other.removeAttribute("aria-current");
    step.setAttribute("aria-current", "step");
  });
