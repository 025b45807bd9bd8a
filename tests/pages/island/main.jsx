// React islands as react-rails mounts them: each element names its component, and has its data as JSON beside it.
import React, { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "./style.css";

const GROUPS = [
  ["One hour before this maintenance", [["remind", "Remind subscribers"]]],
  [
    "At the start time for this maintenance",
    [
      ["toInProgress", "Set status to 'In Progress'"],
      ["toMaintenance", "Set affected components' status to 'Under Maintenance'"],
      ["notifyStart", "Notify subscribers"],
    ],
  ],
  [
    "At the end of time for this maintenance",
    [
      ["toCompleted", "Set status to 'Completed'"],
      ["toOperational", "Set affected components' status to 'Operational'"],
      ["notifyEnd", "Notify subscribers"],
    ],
  ],
];
const TIMES = Array.from({ length: 48 }, (_, at) => `${String(at >> 1).padStart(2, "0")}:${at % 2 ? "30" : "00"}`);

const useForm = (values) => {
  const [state, setState] = useState(values);
  useEffect(() => {
    window.__model = () => ({ ...state, chosen: [...state.chosen].sort(), message: state.body });
  });
  return [state, (change) => setState((old) => ({ ...old, ...change }))];
};

function Templates({ templates, apply }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="_menu">
      <button type="button" id="apply" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>Apply template</button>
      {open && (
        <div role="menu" className="_list">
          {Object.entries(templates).map(([group, inside]) => (
            <div role="group" aria-label={group} key={group}>
              <strong>{group}</strong>
              {Object.entries(inside).map(([name, body]) => (
                <div role="menuitem" tabIndex={-1} key={name} onClick={() => { apply(body); setOpen(false); }}>{name}</div>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Schedule({ state, set }) {
  return (
    <div className="_row" id="row-time">
      <span className="_cap" id="cap-time">Scheduled Time</span>
      <input type="date" id="date" value={state.date} onChange={(event) => set({ date: event.target.value })} />{" "}
      <select id="time" aria-label="Time" value={state.time} onChange={(event) => set({ time: event.target.value })}>
        {TIMES.map((time) => <option key={time}>{time}</option>)}
      </select>{" "}
      <span id="zone">UTC</span> <span>for</span>{" "}
      <input className="_num" type="number" id="hours" aria-label="Hours" value={state.hours} onChange={(event) => set({ hours: event.target.value })} /> <span>hours</span>{" "}
      <input className="_num" type="number" id="minutes" aria-label="Minutes" value={state.minutes} onChange={(event) => set({ minutes: event.target.value })} /> <span>minutes</span>
    </div>
  );
}

function Automation({ state, set }) {
  return (
    <section aria-labelledby="cap-automation">
      <h3 id="cap-automation">Automation options</h3>
      {GROUPS.map(([heading, switches], at) => (
        <div role="group" aria-labelledby={`group-${at}`} key={heading}>
          <h4 id={`group-${at}`}>{heading}</h4>
          {switches.map(([name, words]) => (
            <div className="_switch" id={`${name}-row`} key={name}>
              <button type="button" role="switch" id={name} aria-checked={state.automation[name]} aria-labelledby={`${name}-label`}
                onClick={() => set({ automation: { ...state.automation, [name]: !state.automation[name] } })} />
              <span id={`${name}-label`}>{words}</span>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function Components({ clients, chosen, setChosen }) {
  const toggle = (ids, on) => setChosen(on ? [...new Set([...chosen, ...ids])] : chosen.filter((id) => !ids.includes(id)));
  return (
    <div className="_row" id="row-components">
      <h3 id="cap-components">Components affected</h3>
      {clients.map((client) => {
        const ids = client.sites.map((site) => site.id);
        return (
          <div className="_client" key={client.name}>
            <label><input type="checkbox" checked={ids.every((id) => chosen.includes(id))} onChange={(event) => toggle(ids, event.target.checked)} /> <b>{client.name}</b></label>
            <ul>
              {client.sites.map((site) => (
                <li key={site.id}>
                  <label><input type="checkbox" value={site.id} checked={chosen.includes(site.id)} onChange={(event) => toggle([site.id], event.target.checked)} /> {site.name}</label>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function NoticeForm({ kind, title, submit, statuses, templates, clients, values }) {
  const [state, set] = useForm(values);
  return (
    <>
      <div className="_bar">
        <h1>{title}</h1>
        <Templates templates={templates} apply={(body) => set({ body })} />
      </div>
      <form onSubmit={(event) => event.preventDefault()}>
        {state.name !== undefined && (
          <div className="_row" id="row-name">
            <label htmlFor="name">{kind} name</label>
            <input type="text" id="name" maxLength="255" value={state.name} onChange={(event) => set({ name: event.target.value })} />
          </div>
        )}
        <div className="_row" id="row-status">
          <label htmlFor="status">{kind} status</label>
          <input type="range" className="_track" id="status" min="0" max="3" value={state.status} aria-valuetext={statuses[state.status]} onChange={(event) => set({ status: Number(event.target.value) })} />
          <div className="_scale" aria-hidden="true">{statuses.map((status) => <span key={status}>{status}</span>)}</div>
        </div>
        <div className="_row" id="row-body">
          <label htmlFor="body">Message</label>
          <textarea id="body" rows="5" value={state.body} onChange={(event) => set({ body: event.target.value })} />
        </div>
        {state.date && <Schedule state={state} set={set} />}
        {state.automation && <Automation state={state} set={set} />}
        <Components clients={clients} chosen={state.chosen} setChosen={(chosen) => set({ chosen })} />
        {state.chosen.length > 0 && (
          <div className="_row" id="row-notify">
            <label><input type="checkbox" id="notify" checked={state.notify} onChange={(event) => set({ notify: event.target.checked })} /> Send notifications</label>
          </div>
        )}
        <button type="submit" id="go">{submit}</button>
      </form>
    </>
  );
}

function ScheduleForm({ values }) {
  const [state, set] = useForm(values);
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Schedule state={state} set={set} />
      <Automation state={state} set={set} />
      <button type="submit" id="go">Update</button>
    </form>
  );
}

const COMPONENTS = { NoticeForm, ScheduleForm };
for (const place of document.querySelectorAll("[data-react-class]")) {
  const Component = COMPONENTS[place.dataset.reactClass];
  createRoot(place).render(<Component {...JSON.parse(place.dataset.reactProps)} />);
}
