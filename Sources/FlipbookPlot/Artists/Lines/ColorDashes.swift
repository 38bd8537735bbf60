import FlipbookCanvas

/// Breaks a line of many colours into dashes. They go on from piece to piece, and grow with the width of each.
struct ColorDashes {
    private(set) var pieces: [ColorPath.Piece] = []
    /// Ink and gap in turn, in widths; of an even number.
    private let pattern: [Double]
    private let period: Double
    private let offset: Double
    /// Where dashes can be seen.
    private let room: Rect
    /// How far into the pattern the next piece begins.
    private var phase = 0.0
    /// Where the last piece ended, and whether its dash ends there.
    private var end: Point?
    private var endsInDash = false

    /// - Parameters:
    ///   - pattern: ink and gap in turn, in widths, with a sum above 0.
    ///   - offset: how far into the pattern a line begins, in widths.
    ///   - room: where dashes can be seen.
    init(_ pattern: [Double], offset: Double, in room: Rect) {
        self.pattern = pattern.count % 2 == 0 ? pattern : pattern + pattern
        period = self.pattern.reduce(0, +)
        self.offset = offset
        self.room = room
    }

    /// Adds the dashes of a piece.
    mutating func add(_ piece: ColorPath.Piece) {
        if piece.start != end {
            finish()
            phase = remainder(offset)
        }
        defer { end = piece.end }
        let length = piece.start.distance(to: piece.end)
        guard piece.isVisible, piece.width > 1e-3, length > 0 else {
            endsInDash = false
            return
        }
        let widths = length / piece.width
        let before = phase
        phase = remainder(phase + widths)
        let wasInDash = endsInDash
        endsInDash = false
        guard let (first, last) = room.part(ofLineFrom: piece.start, to: piece.end) else { return }
        guard period * piece.width >= 0.25 else {
            // Such dashes can't be told apart.
            pieces.append(piece)
            return
        }
        var way = piece.start.distance(to: first) / piece.width
        let stop = min(piece.start.distance(to: last) / piece.width, widths)
        // The element of the pattern there, and what is left of it.
        var (index, rest) = (0, remainder(before + way))
        while index < pattern.count - 1, rest >= pattern[index] {
            rest -= pattern[index]
            index += 1
        }
        rest = pattern[index] - rest
        while way < stop {
            let next = min(way + max(rest, 0), stop)
            if index % 2 == 0, next > way {
                var dash = piece
                if way > 0 { dash.start = piece.start.part(way / widths, of: piece.end) }
                if next < widths { dash.end = piece.start.part(next / widths, of: piece.end) }
                dash.isFlatAtStart = way > 0 || !wasInDash
                dash.isFlatAtEnd = next < widths
                pieces.append(dash)
                endsInDash = next >= widths
            }
            way = next
            index = index == pattern.count - 1 ? 0 : index + 1
            rest = pattern[index]
        }
    }

    /// Ends the line.
    mutating func finish() {
        if endsInDash { pieces[pieces.count - 1].isFlatAtEnd = true }
        endsInDash = false
        end = nil
    }

    /// How far into the pattern a distance leads, in widths.
    private func remainder(_ distance: Double) -> Double {
        let rest = distance.truncatingRemainder(dividingBy: period)
        return rest < 0 ? rest + period : rest
    }
}
