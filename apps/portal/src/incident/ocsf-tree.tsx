import { Told } from '../text/told.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

interface NodeProps {
  name: string;
  path: string;
  value: unknown;
  depth: number;
}

const depthMax = 12;
const childrenMax = 200;

const childrenOf = (value: object): [string, unknown][] =>
  Object.entries(value).slice(0, childrenMax);

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

function Leaf({ name, path, value }: Omit<NodeProps, 'depth'>) {
  return (
    <div className="flex items-start gap-2 border-b border-border py-0.5">
      <span className="min-w-0 shrink-0 basis-2/5 text-text2">
        <Told text={name} max={80} />
      </span>
      <span className="min-w-0 flex-1 font-mono text-12 leading-6">
        <Told text={isBranch(value) ? JSON.stringify(value) : String(value)} />
      </span>
      <CopyButton text={path} says={`Copy path ${path}`} />
    </div>
  );
}

function Branch({ name, path, value, depth }: NodeProps) {
  if (!isBranch(value) || depth > depthMax) return <Leaf name={name} path={path} value={value} />;
  return (
    <details open={depth < 5} className="border-b border-border">
      <summary className="min-h-6 py-0.5 font-medium">
        <Told text={name} max={80} />
      </summary>
      <div className="pl-4">
        {childrenOf(value).map(([key, child]) => (
          <Branch key={key} name={key} path={`${path}.${key}`} value={child} depth={depth + 1} />
        ))}
      </div>
    </details>
  );
}

/** The event as OCSF: every value with the path that reaches it. */
export function OcsfTree({ value }: { value: unknown }) {
  if (!isBranch(value)) return <p>No OCSF event.</p>;
  return (
    <div>
      {childrenOf(value).map(([key, child]) => (
        <Branch key={key} name={key} path={key} value={child} depth={1} />
      ))}
    </div>
  );
}
