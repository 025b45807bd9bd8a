// The templates, and one of them: it has the fields of a maintenance, but for the times.
import { useState } from "react";
import { data, INCIDENT, MAINTENANCE, templateGroups } from "../shared/model.js";
import { Check, ComponentPicker, Message, Posted, StatusSlider, TextField } from "./controls.jsx";

const all = [...data.templates, ...data.incident_templates];

export function Templates({ go, base }) {
  return (
    <>
      <header className="title">
        <h1>Templates</h1>
        <button className="button primary" type="button" onClick={() => go(`${base}/templates/new`)}>Create template</button>
      </header>
      {templateGroups(all).map(([name, inside]) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul className="rows">
            {inside.map((one) => {
              const to = `${base}/templates/${all.indexOf(one)}`;
              return (
                <li key={one.name}>
                  <span>{one.name}</span>
                  <a href={to} onClick={(event) => { event.preventDefault(); go(to); }}>Edit</a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

export function TemplateEdit({ groups, at }) {
  const [form, setForm] = useState({ name: "", title: "", body: "", status: "scheduled", components: [], notify: true, ...all[at] });
  const [post, setPost] = useState(null);
  const set = (change) => setForm((old) => ({ ...old, ...change }));
  const steps = INCIDENT.some(([name]) => name === form.status) ? INCIDENT : MAINTENANCE;
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); setPost({ template: form }); }}>
      <h1>{all[at] ? "Edit template" : "New template"}</h1>
      <TextField label="Template name" value={form.name} onChange={(name) => set({ name })} />
      <TextField label="Title" value={form.title} onChange={(title) => set({ title })} />
      <StatusSlider label="Status" steps={steps} value={form.status} onChange={(status) => set({ status })} />
      <Message value={form.body} onChange={(body) => set({ body })} placeholder="" />
      <ComponentPicker groups={groups} chosen={form.components} onChange={(components) => set({ components })} />
      <footer className="actions">
        <Check label="Send notifications" checked={form.notify} onChange={(notify) => set({ notify })} />
        <button className="button primary" type="submit">Save</button>
      </footer>
      <Posted value={post} />
    </form>
  );
}
