// The template menu fills the message, as the server-rendered pages of the time did.
const texts = {
  t1: "Maintenance is planned for {{date}}.",
  t2: "The maintenance is complete.",
  t3: "The maintenance takes {{added}} longer.",
  t4: "The maintenance is cancelled.",
};
const menu = document.getElementById("incident_template_id");
menu?.addEventListener("change", () => {
  const body = document.getElementById("incident_body");
  if (texts[menu.value] && body) body.value = texts[menu.value];
});
