// What the server-rendered pages of the time do in the browser: the menu of templates, and the box for notifications,
// which comes with the first component that is ticked.
const form = document.querySelector("form");
const menu = document.querySelector(".dropdown-menu");
const toggle = document.getElementById("apply_template");
toggle?.addEventListener("click", (event) => {
  event.preventDefault();
  menu.classList.toggle("open");
});
menu?.addEventListener("click", (event) => {
  event.preventDefault();
  const body = event.target.closest("[data-body]")?.dataset.body;
  if (body) document.getElementById("incident_body").value = body;
  menu.classList.remove("open");
});

const boxes = () => [...document.querySelectorAll("[name='incident[component_ids][]']")];
let notify = { wanted: form.id === "edit_incident" };
const showNotify = () => {
  const old = document.getElementById("group_notify");
  const asked = boxes().some((box) => box.checked);
  if (asked === Boolean(old) || !boxes().length) return;
  if (old) {
    old.remove();
    return;
  }
  const group = document.createElement("div");
  group.className = "control-group";
  group.id = "group_notify";
  const label = document.createElement("label");
  label.className = "checkbox";
  label.id = "label_notify";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.id = "incident_deliver_notifications";
  box.name = "incident[deliver_notifications]";
  box.checked = notify.wanted;
  box.addEventListener("change", () => {
    notify.wanted = box.checked;
  });
  label.append(box, " Send notifications");
  group.append(label);
  form.querySelector(".form-actions").before(group);
};
form.addEventListener("change", showNotify);
form.addEventListener("submit", (event) => event.preventDefault());
showNotify();
window.__model = () => ({
  message: document.getElementById("incident_body")?.value,
  fields: [...form.elements].map((one) => [one.id, one.type === "checkbox" ? one.checked : one.value]),
});
document.body.classList.add("ready");
