/// A line of straight pieces with colours and widths of their own, with round corners, and round ends but for those of dashes.
///
/// Pieces that follow each other are one line: where they meet, nothing is painted twice. Where the line comes back to a
/// place, it is painted over itself.
package struct ColorPath: Hashable, Sendable {
    /// A straight piece.
    package struct Piece: Hashable, Sendable {
        package var start: Point
        package var end: Point
        /// In pixels.
        package var width: Double
        /// Where its colour is in the palette.
        package var color: Int
        /// Whether the piece ends flat at its start: the line, or a dash of it, begins there.
        package var isFlatAtStart: Bool
        /// Whether the piece ends flat at its end.
        package var isFlatAtEnd: Bool

        package init(
            from start: Point, to end: Point, width: Double, color: Int, isFlatAtStart: Bool = false,
            isFlatAtEnd: Bool = false
        ) {
            self.start = start
            self.end = end
            self.width = width
            self.color = color
            self.isFlatAtStart = isFlatAtStart
            self.isFlatAtEnd = isFlatAtEnd
        }

        /// Whether something of it can be painted.
        package var isVisible: Bool {
            start.isWithinReach && end.isWithinReach && start != end && width > 0 && width < 1e6
        }
    }

    /// The pieces, in their order.
    package let pieces: [Piece]
    /// The colours that pieces have.
    package let palette: [Color]
    /// What holds all that is painted; nil where nothing is.
    package let bounds: Rect?

    /// A line of pieces; those that can't be painted are left out.
    ///
    /// - Precondition: the pieces' colours are in the palette.
    package init(_ pieces: [Piece], palette: [Color]) {
        self.pieces = pieces.allSatisfy(\.isVisible) ? pieces : pieces.filter(\.isVisible)
        self.palette = palette
        bounds = Self.bounds(of: self.pieces[...])
    }

    private static func bounds(of pieces: ArraySlice<Piece>) -> Rect? {
        var (left, top) = (Double.infinity, Double.infinity)
        var (right, bottom) = (-Double.infinity, -Double.infinity)
        var width = 0.0
        for piece in pieces {
            left = min(left, piece.start.x, piece.end.x)
            right = max(right, piece.start.x, piece.end.x)
            top = min(top, piece.start.y, piece.end.y)
            bottom = max(bottom, piece.start.y, piece.end.y)
            width = max(width, piece.width)
        }
        guard left <= right else { return nil }
        let reach = width / 2 + 1
        return Rect(x: left - reach, y: top - reach, width: right - left + 2 * reach, height: bottom - top + 2 * reach)
    }

    /// What holds all that differs from another line: what comes after the pieces that both begin with.
    fileprivate func difference(from other: ColorPath) -> Rect? {
        guard palette == other.palette else {
            return bounds.flatMap { own in other.bounds.map(own.union) ?? own } ?? other.bounds
        }
        let same = zip(pieces, other.pieces).prefix { $0 == $1 }.count
        let (own, others) = (Self.bounds(of: pieces[same...]), Self.bounds(of: other.pieces[same...]))
        return own.flatMap { own in others.map(own.union) ?? own } ?? others
    }

    /// The runs of pieces of one look that follow each other, as lines with a colour and a width.
    package var runs: [(path: Path, stroke: Stroke)] {
        var runs: [(path: Path, stroke: Stroke)] = []
        var (path, last): (Path, Piece?) = (Path(), nil)
        var isFlat = false
        func finish() {
            guard let last else { return }
            let color = palette[last.color]
            // Round ends of transparent pieces would be seen where they meet.
            let cap = color.alpha < 1 || isFlat || last.isFlatAtEnd ? Stroke.Cap.butt : .round
            runs.append((path, Stroke(color: color, width: last.width, cap: cap)))
        }
        for piece in pieces {
            if let last, last.color == piece.color, last.width == piece.width, last.end == piece.start,
                !last.isFlatAtEnd, !piece.isFlatAtStart
            {
                path.line(to: piece.end)
            } else {
                finish()
                path = Path([piece.start, piece.end])
                isFlat = piece.isFlatAtStart
            }
            last = piece
        }
        finish()
        return runs
    }
}

/// A canvas that draws the pieces of a ``ColorPath`` as one line.
package protocol ColorPathCanvas: Canvas {
    /// Draws a line of many colours. A pixel's colour depends on the pieces that reach it, and not on how much of the line is
    /// clipped.
    func drawColorPath(_ path: ColorPath)
}

extension Canvas {
    /// Draws a line of many colours: see ``ColorPathCanvas``.
    package func draw(_ path: ColorPath) {
        if let canvas = self as? any ColorPathCanvas { return canvas.drawColorPath(path) }
        for run in path.runs { stroke(run.path, run.stroke, snap: .never) }
    }
}

extension Drawing {
    /// The line of many colours that is all that the calls draw, within rectangles; nil where they draw something else.
    ///
    /// A part of such a drawing can be painted again without the rest.
    package var colorPath: ColorPath? {
        var found: ColorPath?
        for command in commands {
            switch command {
            case .pushClip, .popClip: break
            case .colorPath(let path) where found == nil: found = path
            default: return nil
            }
        }
        return found
    }

    /// Whole pixels that hold everything that differs from another drawing; nil where all may differ, but for what neither
    /// paints.
    ///
    /// - Parameter area: what both paint.
    package func difference(from other: Drawing, in area: PixelArea) -> PixelArea? {
        guard let path = colorPath, let otherPath = other.colorPath, commands.count == other.commands.count,
            zip(commands, other.commands).allSatisfy({ own, others in
                if case .colorPath = own { true } else { own == others }
            })
        else { return nil }
        return path.difference(from: otherPath).flatMap { PixelArea($0, pad: 1).intersection(area) } ?? .empty
    }
}

extension Point {
    /// Whether the numbers of what is painted can hold it.
    fileprivate var isWithinReach: Bool { abs(x) < 1e7 && abs(y) < 1e7 }
}
