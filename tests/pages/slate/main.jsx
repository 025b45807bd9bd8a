// Libraries that hold an idea of their own: Slate hears of the selection late, a menu opens when the button goes
// down, a range of dates counts only when its field is left, and what is ticked is drawn.
import dayjs from "dayjs";
import { RangePicker } from "rc-picker";
import "rc-picker/assets/index.css";
import config from "rc-picker/es/generate/dayjs";
import locale from "rc-picker/es/locale/en_US";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import Select from "react-select";
import { createEditor, Node } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import "./style.css";

const CLIENTS = {
  "Loch Provisions": ["Loch Ness Depot", "Loch Lomond Depot"],
  "Marisol Mercados": ["Marisol Cadiz", "Marisol Huelva"],
};
const STEPS = ["Scheduled", "In progress", "Verifying", "Completed"];
const TEMPLATES = ["0. Maintenance-scheduled", "C. Maintenance Extended."];
const TOLD = ["Notify subscribers now", "Remind subscribers 1 hour before", "Notify at the start", "Notify at the end"];
const MESSAGE = "The label printers are replaced on 12 January 2027.\nWork goes from 20:00 UTC to 21:30 UTC.";

const option = (word) => ({ value: word, label: word });
const looks = { classNamePrefix: "select", unstyled: true };

function Row({ label, id, children }) {
  return (
    <div className="row" data-row={id}>
      <label htmlFor={id} id={`${id}-label`}>{label}</label>
      <div>{children}</div>
    </div>
  );
}

// As drawn controls do it that tell the mouse from the keyboard: pressed, or clicked without a press.
function Tick({ label, on, flip }) {
  return (
    <div className="tick">
      <svg
        role="checkbox"
        tabIndex={0}
        viewBox="0 0 16 16"
        aria-checked={on}
        aria-labelledby={`tick-${label}`}
        onMouseDown={flip}
        onClick={(event) => event.detail === 0 && flip()}
      >
        {on && <path d="M2 8l4 4 8-8" fill="none" stroke="currentColor" />}
      </svg>
      <span id={`tick-${label}`}>{label}</span>
    </div>
  );
}

function App() {
  const [editor] = useState(() => withHistory(withReact(createEditor())));
  const [model, setModel] = useState({
    template: "",
    name: "Loch Provisions: label printers",
    status: "Verifying",
    message: MESSAGE,
    start: "2027-01-12 20:30",
    end: "2027-01-12 22:00",
    chosen: ["Loch Ness Depot", "Marisol Cadiz"],
    told: [false, true, true, false],
  });
  const set = (more) => setModel((old) => ({ ...old, ...more }));
  const flip = (at) => setModel((old) => ({ ...old, told: old.told.with(at, !old.told[at]) }));
  window.__model = () => ({ ...model, chosen: model.chosen.toSorted() });
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1>New scheduled maintenance</h1>
      <Row label="Apply template" id="template">
        <Select {...looks} inputId="template" options={TEMPLATES.map(option)} value={model.template ? option(model.template) : null} onChange={(one) => set({ template: one.value })} />
      </Row>
      <Row label="Maintenance name" id="name">
        <input id="name" size="40" value={model.name} onChange={(event) => set({ name: event.target.value })} />
      </Row>
      <Row label="Maintenance status" id="status">
        <Select {...looks} inputId="status" isSearchable={false} options={STEPS.map(option)} value={option(model.status)} onChange={(one) => set({ status: one.value })} />
      </Row>
      <Row label="Message" id="message">
        <Slate
          editor={editor}
          initialValue={MESSAGE.split("\n").map((text) => ({ type: "paragraph", children: [{ text }] }))}
          onChange={(nodes) => set({ message: nodes.map((node) => Node.string(node)).join("\n") })}
        >
          <Editable className="editor" aria-labelledby="message-label" />
        </Slate>
      </Row>
      <Row label="Scheduled Time (UTC)" id="when">
        <RangePicker
          locale={locale}
          generateConfig={config}
          placeholder={["Start date", "End date"]}
          showTime={{ format: "HH:mm" }}
          format="YYYY-MM-DD HH:mm"
          value={[dayjs(model.start), dayjs(model.end)]}
          onChange={(range) => range && set({ start: range[0].format("YYYY-MM-DD HH:mm"), end: range[1].format("YYYY-MM-DD HH:mm") })}
        />
      </Row>
      <Row label="Components affected" id="components">
        <Select
          {...looks}
          inputId="components"
          isMulti
          options={Object.entries(CLIENTS).map(([label, sites]) => ({ label, options: sites.map(option) }))}
          value={model.chosen.map(option)}
          onChange={(chosen) => set({ chosen: chosen.map((one) => one.value) })}
        />
      </Row>
      <Row label="Subscribers" id="told">
        {TOLD.map((label, at) => (
          <Tick key={label} label={label} on={model.told[at]} flip={() => flip(at)} />
        ))}
      </Row>
      <button type="submit">Schedule now</button>
    </form>
  );
}
createRoot(document.getElementById("app")).render(<App />);
