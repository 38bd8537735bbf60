import FlipbookCanvas
import FlipbookSystem

extension String {
    /// The text with line breaks in place of spaces, so that lines are at most so wide: as matplotlib's
    /// `Text._get_wrapped_text`. A word that is wider stays whole.
    func wrapped(to width: Double, style: TextStyle, of artist: Artist, measurer: any TextMeasurer) throws -> String {
        var lines: [String] = []
        for paragraph in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var line: String?
            for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
                guard let start = line else {
                    line = String(word)
                    continue
                }
                let longer = start + " " + word
                if try measure(longer, style: style, of: artist, measurer: measurer).rounded(.up) > width {
                    lines.append(start)
                    line = String(word)
                } else {
                    line = longer
                }
            }
            lines.append(line ?? "")
        }
        return lines.joined(separator: "\n")
    }

    private func measure(
        _ line: String, style: TextStyle, of artist: Artist, measurer: any TextMeasurer
    ) throws -> Double {
        do {
            return try measurer.measure(line, style: style).advance
        } catch let error as CanvasError where error.code == .formula {
            throw PlotError(.formula, "a formula of \(artist.name) can't be read: \(error.description)")
        }
    }
}

extension Rect {
    /// How wide a line of text at a point can be, turned about it, until it reaches out of the box: as matplotlib's
    /// `Text._get_wrap_line_width`.
    func room(from point: Point, turnedBy rotation: Angle, _ alignment: HorizontalAlignment) -> Double {
        let degrees = rotation.degrees.truncatingRemainder(dividingBy: 360)
        let angle = degrees < 0 ? degrees + 360 : degrees
        let right = distance(from: point, at: angle)
        let left = distance(from: point, at: (angle + 180).truncatingRemainder(dividingBy: 360))
        return switch alignment {
        case .left: right
        case .right: left
        case .center: 2 * min(left, right)
        }
    }

    /// How far it is from a point to the sides that lie at an angle, in degrees from 0 up to 360.
    private func distance(from point: Point, at angle: Double) -> Double {
        let (right, left, up, down) = (maxX - point.x, point.x - minX, point.y - minY, maxY - point.y)
        let quarter = min((angle / 90).rounded(.up) - 1, 3)
        let sides = [(right, up), (up, left), (left, down), (down, right)][Int(max(quarter, 0))]
        let (cosine, sine) = cosineAndSine(Angle.degrees(angle - 90 * max(quarter, 0)).radians)
        return min(sides.0 / cosine, sides.1 / sine)
    }
}
