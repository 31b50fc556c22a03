import { Component, type ReactNode } from "react";
import { useText } from "@/text";
import { Broken } from "./Broken";

interface RegionProps {
  children: ReactNode;
  /** Where the broken part is told about; without it the part is only absent. */
  className?: string;
}

/** A part of the frame that may break without taking the others with it. */
export class Region extends Component<RegionProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (this.props.className === undefined) return null;
    return (
      <div className={this.props.className}>
        <BrokenPart error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}

function BrokenPart({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return <Broken title={useText().shell.failed.part} error={error} onRetry={onRetry} />;
}
