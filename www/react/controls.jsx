// The controls that the screens are put together from.
import { memo, useEffect, useId, useRef } from "react";
import { AUTOMATION, templateGroups } from "../shared/model.js";

export function TextField({ label, value, onChange, hint, ...more }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" value={value} onChange={(event) => onChange(event.target.value)} {...more} />
      {hint && <small>{hint}</small>}
    </div>
  );
}

export function Message({ value, onChange, placeholder }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Message</label>
      <textarea id={id} rows="6" value={value} placeholder={placeholder} onChange={(event) => onChange(event.target.value)} />
      <small>{value.length.toLocaleString("en")} of 25,000 characters</small>
    </div>
  );
}

export function TemplateMenu({ templates, chosen, onChoose }) {
  const id = useId();
  return (
    <div className="field templates">
      <label htmlFor={id}>Apply template</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">Choose a template…</option>
        {templateGroups(templates).map(([name, inside]) => (
          <optgroup key={name} label={name}>{inside.map((one) => <option key={one.name}>{one.name}</option>)}</optgroup>
        ))}
      </select>
    </div>
  );
}

/** A slider of steps, as a group of radio buttons on a track. */
export function StatusSlider({ label, steps, value, onChange }) {
  const id = useId();
  const at = steps.findIndex(([name]) => name === value);
  return (
    <div className="field">
      <span className="label" id={id}>{label}</span>
      <div className="slider" role="radiogroup" aria-labelledby={id} data-at={at}>
        {steps.map(([name, words], index) => (
          <label key={name} className={index <= at ? "step reached" : "step"}>
            <input type="radio" name={id} value={name} checked={name === value} onChange={() => onChange(name)} />
            <span className="dot" aria-hidden="true" />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

export function Check({ label, checked, onChange, partly = false }) {
  const box = useRef(null);
  useEffect(() => { box.current.indeterminate = partly; }, [partly]);
  return (
    <label className="check">
      <input ref={box} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

export function Schedule({ form, set, zone }) {
  const id = useId();
  const number = (name, words, max) => (
    <div className="field narrow">
      <label htmlFor={id + name}>{words}</label>
      <input id={id + name} type="number" min="0" max={max} value={form[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </div>
  );
  return (
    <fieldset className="section">
      <legend>Scheduled Time</legend>
      <div className="line">
        <div className="field narrow">
          <label htmlFor={`${id}date`}>Date</label>
          <input id={`${id}date`} type="date" value={form.date} onChange={(event) => set({ date: event.target.value })} />
        </div>
        <div className="field narrow">
          <label htmlFor={`${id}time`}>Time</label>
          <span className="with-unit">
            <input id={`${id}time`} type="text" size="5" placeholder="HH:MM" value={form.time} onChange={(event) => set({ time: event.target.value })} />
            <span className="unit">{zone}</span>
          </span>
        </div>
        <span className="joins">for</span>
        <div className="duration" role="group" aria-label="Duration">
          {number("hours", "Hours", 999)}
          {number("minutes", "Minutes", 59)}
        </div>
      </div>
    </fieldset>
  );
}

export function Automation({ form, set }) {
  return (
    <fieldset className="section">
      <legend>Automation options</legend>
      {AUTOMATION.map(([heading, items]) => (
        <div key={heading}>
          <h4>{heading}</h4>
          {items.map(([name, words]) => <Check key={name} label={words} checked={form[name]} onChange={(on) => set({ [name]: on })} />)}
        </div>
      ))}
    </fieldset>
  );
}

/** Drawn again only when its ticks change: typing in the message must not draw 1,100 boxes. */
export const ComponentPicker = memo(Picker, (old, now) => old.groups === now.groups && old.chosen === now.chosen);

function Picker({ groups, chosen, onChange }) {
  const held = new Set(chosen);
  const toggle = (ids, on) => {
    const next = new Set(held);
    for (const id of ids) if (on) next.add(id); else next.delete(id);
    onChange([...next]);
  };
  return (
    <fieldset className="section">
      <legend>Components affected</legend>
      {groups.map((group) => {
        const ids = group.components.map((one) => one.id);
        const count = ids.filter((id) => held.has(id)).length;
        return (
          <div key={group.id} className="group" role="group" aria-label={group.name}>
            <Check label={group.name} checked={count === ids.length && count > 0} partly={count > 0 && count < ids.length} onChange={(on) => toggle(ids, on)} />
            <ul>
              {group.components.map((one) => (
                <li key={one.id}><Check label={one.name} checked={held.has(one.id)} onChange={(on) => toggle([one.id], on)} /></li>
              ))}
            </ul>
          </div>
        );
      })}
    </fieldset>
  );
}

/** What would have been sent. */
export function Posted({ value }) {
  if (!value) return null;
  return (
    <section className="posted" role="status">
      <h2>This would be posted</h2>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
