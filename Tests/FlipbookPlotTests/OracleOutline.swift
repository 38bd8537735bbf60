import FlipbookCanvas

@testable import FlipbookPlot

/// A path of matplotlib's: vertices, and codes 1 move, 2 line, 3 quadratic and 4 cubic curves, 79 close.
struct OracleOutline: Decodable {
    var vertices: [[Double]]
    var codes: [Int]

    /// The path, quadratic curves as cubic ones, with y multiplied by a factor. A vertex of NaN or infinity makes it nil.
    func path(yFactor: Double = 1) -> Path {
        let points = vertices.map { Point(x: $0[0], y: $0[1] * yFactor) }
        var path = Path()
        var pen = Point.zero
        var index = 0
        while index < codes.count {
            switch codes[index] {
            case 1: path.move(to: points[index])
            case 2: path.line(to: points[index])
            case 3:
                path.add([.curve(points[index], points[index + 1])], from: pen)
                index += 1
            case 4:
                path.curve(points[index], points[index + 1], to: points[index + 2])
                index += 2
            default: path.close()
            }
            if codes[index] != 79 { pen = points[index] }
            index += 1
        }
        return path
    }
}

extension Path {
    /// The largest distance of a point from the one of another path with the same steps; nil where the steps differ.
    func distance(to other: Path) -> Double? {
        guard elements.count == other.elements.count else { return nil }
        var largest = 0.0
        for (mine, others) in zip(elements, other.elements) {
            let pairs: [(Point, Point)]
            switch (mine, others) {
            case (.move(let a), .move(let b)), (.line(let a), .line(let b)): pairs = [(a, b)]
            case (.curve(let a, let b, to: let c), .curve(let d, let e, to: let f)): pairs = [(a, d), (b, e), (c, f)]
            case (.close, .close): pairs = []
            default: return nil
            }
            for (a, b) in pairs { largest = max(largest, a.distance(to: b)) }
        }
        return largest
    }
}

/// The options of matplotlib's style strings, such as `"angle,angleA=30,rad=5"`.
struct StyleWords {
    let name: String
    private var numbers: [String: Double] = [:]

    init(_ string: String) {
        let words = string.split(separator: ",").map(String.init)
        name = words.first ?? ""
        for word in words.dropFirst() {
            let parts = word.split(separator: "=")
            numbers[String(parts[0])] = Double(parts[1])
        }
    }

    subscript(key: String) -> Double? { numbers[key] }

    var connection: ArrowStyle.Connection? {
        func angle(_ key: String) -> Angle? { self[key].map { .degrees($0) } }
        return switch name {
        case "arc3": .arc3(bend: self["rad"] ?? 0)
        case "angle3": .angle3(start: angle("angleA") ?? .degrees(90), end: angle("angleB") ?? .zero)
        case "angle":
            .angle(start: angle("angleA") ?? .degrees(90), end: angle("angleB") ?? .zero, radius: self["rad"] ?? 0)
        case "arc":
            .arc(
                start: angle("angleA") ?? .zero, end: angle("angleB") ?? .zero, startArm: self["armA"] ?? 0,
                endArm: self["armB"] ?? 0, radius: self["rad"] ?? 0)
        case "bar":
            .bar(
                startArm: self["armA"] ?? 0, endArm: self["armB"] ?? 0, fraction: self["fraction"] ?? 0.3,
                angle: angle("angle"))
        default: nil
        }
    }

    var arrow: ArrowStyle.Shape? {
        let (length, width, tail) = (self["head_length"], self["head_width"], self["tail_width"])
        switch name {
        case "simple":
            return .simple(headLength: length ?? 0.5, headWidth: width ?? 0.5, tailWidth: tail ?? 0.2)
        case "fancy": return .fancy(headLength: length ?? 0.4, headWidth: width ?? 0.4, tailWidth: tail ?? 0.4)
        case "wedge": return .wedge(tailWidth: tail ?? 0.3, shrinkFactor: self["shrink_factor"] ?? 0.5)
        default: break
        }
        guard let dash = name.firstIndex(of: "-") else { return nil }
        func head(_ sign: Substring, _ side: String) -> ArrowStyle.Head? {
            let (width, angle) = (self["width" + side] ?? 1, Angle.degrees(self["angle" + side] ?? 0))
            return switch sign {
            case "": ArrowStyle.Head.none
            case "<", ">": .open
            case "<|", "|>": .filled
            case "]", "[": .bracket(width: width, length: self["length" + side] ?? 0.2, angle: angle)
            case "|": .bar(width: width, angle: angle)
            default: nil
            }
        }
        guard let start = head(name[..<dash], "A"), let end = head(name[name.index(after: dash)...], "B") else {
            return nil
        }
        return .line(start: start, end: end, headLength: length ?? 0.4, headWidth: width ?? 0.2)
    }

    var box: BoxStyle? {
        let (headWidth, headAngle) = (self["head_width"] ?? 1.5, Angle.degrees(self["head_angle"] ?? 90))
        return switch name {
        case "square": .square
        case "circle": .circle
        case "ellipse": .ellipse
        case "rarrow": .rightArrow(headWidth: headWidth, headAngle: headAngle)
        case "larrow": .leftArrow(headWidth: headWidth, headAngle: headAngle)
        case "darrow": .doubleArrow(headWidth: headWidth, headAngle: headAngle)
        case "round": .round(size: self["rounding_size"])
        case "round4": .round4(size: self["rounding_size"])
        case "sawtooth": .sawtooth(size: self["tooth_size"])
        case "roundtooth": .roundTooth(size: self["tooth_size"])
        default: nil
        }
    }
}
