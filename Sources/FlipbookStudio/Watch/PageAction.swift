import FlipbookCoding

/// What somebody has done on the page.
enum PageAction: Hashable, Sendable {
    /// Looks at this frame.
    case cursor(Int)
    /// Plays these frames again and again; nil for all.
    case loop(ClosedRange<Int>?)
    /// Gives options other values than the command does; nil for the command's.
    case options([String: String?])
    /// Wants to see another animator.
    case animator(String)
    /// Wants the video, or no longer.
    case render, stopRender
    /// The entry of this frame can't be read.
    case repair(Int)

    /// What the page says, as JSON; nil where it says nothing known.
    init?(parsing bytes: some Collection<UInt8>) {
        guard let json = JSONValue(parsing: bytes) else { return nil }
        self.init(json)
    }

    /// What the page says; nil where it says nothing known.
    init?(_ json: JSONValue) {
        guard case .object(let members) = json, members.count == 1, let member = members.first else { return nil }
        switch (member.name, member.value) {
        case ("cursor", let value):
            guard let frame = value.integer, frame >= 0 else { return nil }
            self = .cursor(frame)
        case ("loop", .null): self = .loop(nil)
        case ("loop", .array(let ends)):
            let frames = ends.compactMap(\.integer)
            guard frames.count == 2, ends.count == 2, 0 <= frames[0], frames[0] <= frames[1] else { return nil }
            self = .loop(frames[0]...frames[1])
        case ("options", .object(let values)):
            var changes: [String: String?] = [:]
            for value in values {
                guard value.value == .null || value.value.string != nil else { return nil }
                changes[value.name] = .some(value.value.string)
            }
            self = .options(changes)
        case ("animator", .string(let name)): self = .animator(name)
        case ("render", .bool(let isOn)): self = isOn ? .render : .stopRender
        default: return nil
        }
    }
}
