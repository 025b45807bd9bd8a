// One maintenance or incident: what is said next, and when it is.
import { useState } from "react";
import { boxesOf, COMPONENT_STATUS, data, DEFAULT_TEXT, INCIDENT, MAINTENANCE, saveSchedule, saveUpdate, statusOf } from "../shared/model.js";
import { Automation, Check, ComponentPicker, Message, Schedule, StatusSlider, TemplateMenu, TextField } from "./controls.jsx";
import { useForm } from "./create.jsx";

export function Update({ id, groups }) {
  const maintenance = data.maintenances.find((one) => one.id === id);
  const what = maintenance ?? data.incidents.find((one) => one.id === id);
  const [tab, setTab] = useState("Status Update");
  if (!what) return <p>There is no incident {id}.</p>;
  const tabs = maintenance ? ["Status Update", "Schedule & Automation"] : ["Status Update"];
  return (
    <>
      <header className="title"><h1>{what.name}</h1></header>
      <div className="tabs" role="tablist" aria-label="What to change">
        {tabs.map((name) => (
          <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>{name}</button>
        ))}
      </div>
      {tab === "Status Update"
        ? <StatusUpdate what={what} groups={groups} steps={maintenance ? MAINTENANCE : INCIDENT} kind={maintenance ? "Maintenance" : "Incident"} />
        : <ScheduleUpdate what={what} />}
      <section className="history">
        <h2>Previous updates</h2>
        <ul>{what.updates.map((one) => <li key={one.at}><strong>{one.status}</strong> {one.text} <small>{one.at}</small></li>)}</ul>
      </section>
    </>
  );
}

function StatusUpdate({ what, groups, steps, kind }) {
  const templates = kind === "Maintenance" ? data.templates : data.incident_templates;
  const [form, set, apply] = useForm({
    template: "", name: what.name, status: what.status, message: "", notify: true, components: what.components, statuses: {},
  });
  const all = groups.flatMap((group) => group.components);
  const submit = (event) => {
    event.preventDefault();
    saveUpdate(what, form);
  };
  return (
    <form className="form" onSubmit={submit}>
      <TemplateMenu templates={templates} chosen={form.template} onChoose={apply(templates)} />
      <StatusSlider label={`${kind} status`} steps={steps} value={form.status} onChange={(status) => set({ status })} />
      <Message value={form.message} onChange={(message) => set({ message })} placeholder={DEFAULT_TEXT[form.status]} />
      <ComponentPicker groups={groups} chosen={form.components} onChange={(components) => set({ components })} />
      <fieldset className="section">
        <legend>Component statuses</legend>
        {all.filter((one) => form.components.includes(one.id)).map((one) => (
          <label key={one.id} className="component-status">
            <span>{one.name}</span>
            <select value={form.statuses[one.id] ?? statusOf(one.id)} onChange={(event) => set({ statuses: { ...form.statuses, [one.id]: event.target.value } })}>
              {COMPONENT_STATUS.map((words) => <option key={words}>{words}</option>)}
            </select>
          </label>
        ))}
      </fieldset>
      <footer className="actions">
        <Check label="Send notifications" checked={form.notify} onChange={(notify) => set({ notify })} />
        <button className="button primary" type="submit">Update</button>
      </footer>
    </form>
  );
}

function ScheduleUpdate({ what }) {
  const [form, set] = useForm({
    name: what.name, status: what.status, message: "", components: what.components, notify: false,
    date: what.date, time: what.time, hours: what.hours, minutes: what.minutes, ...boxesOf(what),
  });
  const submit = (event) => {
    event.preventDefault();
    saveSchedule(what, form);
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField label="Maintenance name" value={form.name} onChange={(name) => set({ name })} />
      <Schedule form={form} set={set} zone={what.zone ?? data.zone} />
      <Automation form={form} set={set} />
      <footer className="actions"><button className="button primary" type="submit">Update</button></footer>
    </form>
  );
}
