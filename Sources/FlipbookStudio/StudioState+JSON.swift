import FlipbookCoding
import FlipbookRender

extension StudioState.Content {
    /// What the page is told.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("generation", .integer(Int64(generation))), .init("version", .integer(Int64(version))),
            .init("phase", .string(phase.rawValue)),
            .init("name", .string(animation?.name ?? "")), .init("fps", .number(animation?.framesPerSecond ?? 30)),
            .init("first", .integer(Int64(frames.first))), .init("step", .integer(Int64(frames.step))),
            .init("count", .integer(Int64(count))), .init("isCounted", .bool(frames.count != nil)),
            .init("width", .integer(Int64(frames.size?.width ?? 0))),
            .init("height", .integer(Int64(frames.size?.height ?? 0))), .init("runs", .array(runs)),
            .init("hasBefore", .bool(before.keys.contains { $0 != nil })),
            .init("isOld", .bool(isOld)), .init("ended", .bool(phase == .ended)),
            .init("problem", .string(problem)),
            .init("problemFrame", problemFrame.map { .integer(Int64($0)) } ?? .null),
            .init("warnings", .array(warnings.map { .string($0) })),
        ]
        if let controls {
            members += [
                .init("watch", true), .init("command", .string(controls.command)),
                .init("animator", .string(controls.animator ?? animation?.name ?? "")),
                .init("animators", .array((animation?.animators ?? []).map { .string($0) })),
                .init("options", (try? JSONValue(encoding: animation?.options ?? [])) ?? []),
                .init(
                    "changes",
                    .object(controls.changes.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
                .init("errors", (try? JSONValue(encoding: build.errors)) ?? []),
                .init("buildSeconds", build.seconds.map { .number($0) } ?? .null),
                .init("video", video.json),
            ]
        }
        return .object(members)
    }

    /// As long as nothing is known of the program that runs, there are as many frames as there were.
    private var count: Int {
        let known = frames.count ?? frames.marks.count
        return known == 0 && frames.count == nil ? before.count ?? before.marks.count : known
    }

    /// Frames in a row that are equally far, as one item: their number and a letter. A frame of the program before is old.
    private var runs: [JSONValue] {
        var runs: [JSONValue] = []
        var start = 0
        var last: String?
        for position in 0..<count {
            let letter = letter(of: position)
            if let known = last, known != letter {
                runs.append([.integer(Int64(position - start)), .string(known)])
                start = position
            }
            last = letter
        }
        if let last { runs.append([.integer(Int64(count - start)), .string(last)]) }
        return runs
    }

    private func letter(of position: Int) -> String {
        let mark = frames.marks.indices.contains(position) ? frames.marks[position] : .missing
        return switch mark {
        case .missing: before.key(of: position) == nil ? "m" : "o"
        case .cached, .drafted, .rendered: isOld ? "o" : mark.letter
        case .drawing, .failed: mark.letter
        }
    }
}

extension StudioState.Video {
    fileprivate var json: JSONValue {
        [
            "stage": .string(stage.rawValue), "done": .integer(Int64(done)),
            "total": total.map { .integer(Int64($0)) } ?? .null, "text": .string(text),
            "path": path.map { .string($0) } ?? .null, "number": .integer(Int64(number)),
        ]
    }
}
