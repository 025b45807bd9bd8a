// A design system on React Aria: dates in segments that take keys only, numbers that count when their field is
// left, drawn boxes over hidden ones, groups that fold, a menu that opens in a layer of its own.
import "../jquery/trusted.js";
import { parseDateTime } from "@internationalized/date";
import { useState } from "react";
import {
  Button, Calendar, CalendarCell, CalendarGrid, Checkbox, CheckboxGroup, DateInput, DatePicker, DateSegment, Dialog,
  Disclosure, DisclosurePanel, Form, Group, Heading, Input, Label, ListBox, ListBoxItem, NumberField, Popover, Radio,
  RadioGroup, Select, SelectValue, Switch, TextArea, TextField,
} from "react-aria-components";
import { createRoot } from "react-dom/client";

const CLIENTS = {
  "Pinewood Grocers": ["Pinewood Calgary", "Pinewood Banff"],
  "Halyard Foods": ["Halyard Hobart", "Halyard Launceston"],
};
const STEPS = ["Scheduled", "In progress", "Verifying", "Completed"];
const TEMPLATES = ["0. Maintenance-scheduled", "C. Maintenance Extended."];
const AUTOMATION = ["Change status to In progress at the start", "Change status to Completed at the end"];
const TOLD = [
  "Send notifications now", "Remind subscribers 60 minutes before the start", "Notify subscribers at the start",
  "Notify subscribers at the end",
];

const Drawn = () => <span className="drawn" aria-hidden="true" />;
const Box = ({ value }) => (
  <Checkbox value={value}>
    <Drawn />
    {value}
  </Checkbox>
);

function Moment({ label, value, onChange }) {
  return (
    <DatePicker className={`react-aria-DatePicker ${label.toLowerCase()}`} granularity="minute" hourCycle={24} value={value} onChange={(next) => next && onChange(next)}>
      <Label>{label}</Label>
      <Group>
        <DateInput>{(segment) => <DateSegment segment={segment} />}</DateInput>
        <Button>▼</Button>
      </Group>
      <Popover>
        <Dialog>
          <Calendar>
            <Button slot="previous">◀</Button>
            <Heading />
            <Button slot="next">▶</Button>
            <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function App() {
  const [model, setModel] = useState({
    template: null,
    name: "Pinewood Grocers: new scales",
    status: "Verifying",
    message: "The scales are replaced on 9 December 2026, from 22:30 UTC to 23:30 UTC.",
    start: parseDateTime("2026-12-09T21:30"),
    hours: 2,
    minutes: 0,
    automation: AUTOMATION,
    chosen: ["Pinewood Calgary", "Halyard Hobart"],
    told: TOLD.slice(1),
  });
  const set = (key) => (value) => setModel((old) => ({ ...old, [key]: value }));
  window.__model = () => ({ ...model, start: `${model.start}`, chosen: model.chosen.toSorted() });
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <h1>Schedule maintenance</h1>
      <Select placeholder="Select a template" selectedKey={model.template} onSelectionChange={set("template")}>
        <Label>Apply template</Label>
        <Button>
          <SelectValue />
          <span aria-hidden="true">▼</span>
        </Button>
        <Popover>
          <ListBox>{TEMPLATES.map((one) => <ListBoxItem key={one} id={one}>{one}</ListBoxItem>)}</ListBox>
        </Popover>
      </Select>
      <TextField className="react-aria-TextField name" value={model.name} onChange={set("name")}>
        <Label>Maintenance name</Label>
        <Input />
      </TextField>
      <RadioGroup value={model.status} onChange={set("status")}>
        <Label>Maintenance status</Label>
        <div>{STEPS.map((one) => <Radio key={one} value={one}>{one}</Radio>)}</div>
      </RadioGroup>
      <TextField className="react-aria-TextField message" value={model.message} onChange={set("message")}>
        <Label>Message</Label>
        <TextArea rows={5} />
      </TextField>
      <section className="when">
        <h3>Scheduled Time</h3>
        <p>All times are in UTC</p>
        <Moment label="Starts" value={model.start} onChange={set("start")} />
        <div className="length">
          {["Hours", "Minutes"].map((label) => (
            <NumberField key={label} minValue={0} value={model[label.toLowerCase()]} onChange={set(label.toLowerCase())}>
              <Label>{label}</Label>
              <Group>
                <Button slot="decrement">-</Button>
                <Input />
                <Button slot="increment">+</Button>
              </Group>
            </NumberField>
          ))}
        </div>
      </section>
      <section className="automation">
        <h3>Automation</h3>
        {AUTOMATION.map((one) => (
          <Switch
            key={one}
            isSelected={model.automation.includes(one)}
            onChange={(on) => set("automation")(AUTOMATION.filter((other) => (other === one ? on : model.automation.includes(other))))}
          >
            <Drawn />
            {one}
          </Switch>
        ))}
      </section>
      <section className="components">
        <h3>Components affected</h3>
        {Object.entries(CLIENTS).map(([client, sites]) => (
          <Disclosure key={client} defaultExpanded>
            <Heading level={4}>
              <Button slot="trigger">{client}</Button>
            </Heading>
            <DisclosurePanel>
              <CheckboxGroup
                aria-label={client}
                value={model.chosen.filter((site) => sites.includes(site))}
                onChange={(now) => set("chosen")([...model.chosen.filter((site) => !sites.includes(site)), ...now])}
              >
                {sites.map((site) => <Box key={site} value={site} />)}
              </CheckboxGroup>
            </DisclosurePanel>
          </Disclosure>
        ))}
      </section>
      <CheckboxGroup className="react-aria-CheckboxGroup told" value={model.told} onChange={set("told")}>
        <Label>Subscribers</Label>
        {TOLD.map((one) => <Box key={one} value={one} />)}
      </CheckboxGroup>
      <Button type="submit">Schedule now</Button>
    </Form>
  );
}
createRoot(document.getElementById("root")).render(<App />);
