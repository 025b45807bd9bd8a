// New maintenance, new incident.
import { useState } from "react";
import { boxesOf, data, DEFAULT_TEXT, INCIDENT, isSent, MAINTENANCE, posted, saveMaintenance, tomorrow } from "../shared/model.js";
import { Automation, Check, ComponentPicker, Message, Posted, Schedule, StatusSlider, TemplateMenu, TextField } from "./controls.jsx";

const NEW = {
  template: "", name: "", message: "", components: [], notify: true,
  date: "", time: "22:00", hours: 2, minutes: 0, ...boxesOf({}),
};

export function useForm(initial) {
  const [form, setForm] = useState(initial);
  const set = (change) => setForm((old) => ({ ...old, ...change }));
  const apply = (templates) => (name) => {
    const template = templates.find((one) => one.name === name);
    set(template
      ? { template: name, message: template.body, status: template.status, ...(template.title && { name: template.title }) }
      : { template: "" });
  };
  return [form, set, apply];
}

export function CreateMaintenance({ groups, base }) {
  const [form, set, apply] = useForm(() => ({ ...NEW, status: "scheduled", date: tomorrow() }));
  const submit = (event) => {
    event.preventDefault();
    if (isSent(posted(form))) saveMaintenance(form, base);
  };
  return (
    <form className="form" onSubmit={submit}>
      <h1>Schedule maintenance</h1>
      <TemplateMenu templates={data.templates} chosen={form.template} onChoose={apply(data.templates)} />
      <TextField label="Maintenance name" value={form.name} onChange={(name) => set({ name })} maxLength="255" />
      <StatusSlider label="Maintenance status" steps={MAINTENANCE} value={form.status} onChange={(status) => set({ status })} />
      <Message value={form.message} onChange={(message) => set({ message })} placeholder={DEFAULT_TEXT[form.status]} />
      <Schedule form={form} set={set} zone={data.zone} />
      <Automation form={form} set={set} />
      <ComponentPicker groups={groups} chosen={form.components} onChange={(components) => set({ components })} />
      <footer className="actions">
        <Check label="Send notifications" checked={form.notify} onChange={(notify) => set({ notify })} />
        <button className="button primary" type="submit">Schedule now</button>
      </footer>
    </form>
  );
}

export function CreateIncident({ groups }) {
  const [form, set, apply] = useForm(() => ({ ...NEW, status: "investigating" }));
  const [post, setPost] = useState(null);
  const submit = (event) => {
    event.preventDefault();
    const { name, status, body, deliver_notifications, component_ids } = posted(form).incident;
    const request = { incident: { name, status, body, deliver_notifications, component_ids } };
    if (isSent(request)) setPost(request);
  };
  return (
    <form className="form" onSubmit={submit}>
      <h1>Create incident</h1>
      <TemplateMenu templates={data.incident_templates} chosen={form.template} onChoose={apply(data.incident_templates)} />
      <TextField label="Incident name" value={form.name} onChange={(name) => set({ name })} />
      <StatusSlider label="Incident status" steps={INCIDENT} value={form.status} onChange={(status) => set({ status })} />
      <Message value={form.message} onChange={(message) => set({ message })} placeholder={DEFAULT_TEXT[form.status]} />
      <ComponentPicker groups={groups} chosen={form.components} onChange={(components) => set({ components })} />
      <footer className="actions">
        <Check label="Send notifications" checked={form.notify} onChange={(notify) => set({ notify })} />
        <button className="button primary" type="submit">Create</button>
      </footer>
      <Posted value={post} />
    </form>
  );
}
