import FlipbookCanvas

extension Marker {
    /// Whether the outline is closed: others have the colour of their face all over, and wider lines where they are
    /// scattered.
    var isFilled: Bool {
        switch self {
        case .triDown, .triUp, .triLeft, .triRight, .plus, .x, .verticalLine, .horizontalLine, .tickLeft, .tickRight,
            .tickUp, .tickDown, .caretLeft, .caretRight, .caretUp, .caretDown, .caretLeftBase, .caretRightBase,
            .caretUpBase, .caretDownBase, .asterisk:
            false
        case .path(_, let isFilled): isFilled
        default: true
        }
    }

    /// Whether something can be painted inside its lines: in an angle too, as matplotlib does, but not in a path that
    /// isn't filled.
    var hasInside: Bool { if case .path(_, isFilled: false) = self { false } else { true } }

    /// How the corners of the edge look.
    var join: Stroke.Join {
        switch self {
        case .star, .starPolygon, .asterisk: .bevel
        case .point, .circle, .pixel, .triDown, .triUp, .triLeft, .triRight, .plus, .x, .verticalLine, .horizontalLine,
            .tickLeft, .tickRight, .tickUp, .tickDown, .text:
            .round
        default: .miter
        }
    }

    /// Whether edges are aligned to pixels, for a marker of a size in pixels on a line. The sizes are matplotlib's.
    func snap(size: Double) -> Snap {
        let least: Double
        switch self {
        case .point, .circle: return .never
        case .pixel, .hexagon, .hexagonFlat, .path, .polygon, .starPolygon, .asterisk, .text: return .automatic
        case .verticalLine, .horizontalLine, .plus, .tickLeft, .tickRight, .tickUp, .tickDown: least = 1
        case .square: least = 2
        case .x, .caretLeft, .caretRight, .caretUp, .caretDown, .caretLeftBase, .caretRightBase, .caretUpBase,
            .caretDownBase:
            least = 3
        default: least = 5
        }
        return size >= least ? .always : .never
    }

    /// The marker around the origin, of a size in pixels; nothing of one of a text, which is to be resolved before.
    func path(size: Double) -> Path {
        self == .pixel ? Path(Rect(x: -0.49999, y: -0.49999, width: 1, height: 1)) : shape.flipped(scale: size)
    }

    /// The marker for size 1, y up.
    ///
    /// The coordinates are those of matplotlib's `markers.py`.
    private var shape: Path {
        switch self {
        case .point: Path(ellipseIn: Rect(x: -0.25, y: -0.25, width: 0.5, height: 0.5))
        case .circle: Path(ellipseIn: Rect(x: -0.5, y: -0.5, width: 1, height: 1))
        case .triangleUp: Self.triangle
        case .triangleLeft: Self.triangle.turned(90)
        case .triangleDown: Self.triangle.turned(180)
        case .triangleRight: Self.triangle.turned(270)
        case .pixel, .square: Self.box
        case .diamond: Self.box.turned(45)
        case .diamondThin: Self.box.turned(45).narrowed
        case .pentagon: Self.polygon(5)
        case .star: Self.star(5, inner: Self.innerStar)
        case .hexagon: Self.polygon(6)
        case .hexagonFlat: Self.polygon(6).turned(30)
        case .octagon: Self.polygon(8).turned(22.5)
        case .polygon(let sides, let angle): Self.polygon(sides).turned(angle.degrees)
        case .starPolygon(let tips, let angle): Self.star(tips, inner: 0.5).turned(angle.degrees)
        case .asterisk(let arms, let angle): Self.star(arms, inner: 0).turned(angle.degrees)
        case .verticalLine: Self.lines([(0, -0.5), (0, 0.5)])
        case .horizontalLine: Self.lines([(0, -0.5), (0, 0.5)]).turned(90)
        case .tickRight: Self.lines([(0, 0), (1, 0)])
        case .tickUp: Self.lines([(0, 0), (1, 0)]).turned(90)
        case .tickLeft: Self.lines([(0, 0), (1, 0)]).turned(180)
        case .tickDown: Self.lines([(0, 0), (1, 0)]).turned(270)
        case .triDown: Self.tri
        case .triRight: Self.tri.turned(90)
        case .triUp: Self.tri.turned(180)
        case .triLeft: Self.tri.turned(270)
        case .caretDown: Self.caret
        case .caretRight: Self.caret.turned(90)
        case .caretUp: Self.caret.turned(180)
        case .caretLeft: Self.caret.turned(270)
        case .caretDownBase: Self.caretBase
        case .caretRightBase: Self.caretBase.turned(90)
        case .caretUpBase: Self.caretBase.turned(180)
        case .caretLeftBase: Self.caretBase.turned(270)
        case .plus: Self.lines([(-0.5, 0), (0.5, 0)], [(0, -0.5), (0, 0.5)])
        case .x: Self.lines([(-0.5, -0.5), (0.5, 0.5)], [(-0.5, 0.5), (0.5, -0.5)])
        case .plusFilled: Self.thickPlus
        case .xFilled: Self.thickX
        case .path(let path, _): path
        case .text: Path()
        }
    }

    /// The half of the face that has the first colour, and the other one, for size 1, y up; nil where the face is whole.
    func halves(_ fill: MarkerFill) -> (first: Path, second: Path)? {
        guard isFilled, let side = fill.side else { return nil }
        /// The half at the right, and that turned to the others.
        func turned(_ right: Path, _ other: Path? = nil) -> (Path, Path) {
            let turn = Double(90 * side)
            return (right.turned(turn), other?.turned(turn) ?? right.turned(turn + 180))
        }
        switch self {
        case .point: return turned(Self.halfDisk(radius: 0.25))
        case .circle: return turned(Self.halfDisk(radius: 0.5))
        case .triangleUp: return Self.halvesOfTriangle(side)
        case .triangleLeft: return Self.halvesOfTriangle((side + 3) % 4, turnedBy: 90)
        case .triangleDown: return Self.halvesOfTriangle((side + 2) % 4, turnedBy: 180)
        case .triangleRight: return Self.halvesOfTriangle((side + 1) % 4, turnedBy: 270)
        case .square: return turned(Self.halvesOfBox.0.turned(90), Self.halvesOfBox.1.turned(90))
        case .diamond: return turned(Self.cornerOfBox.0.turned(45), Self.cornerOfBox.1.turned(45))
        case .diamondThin:
            let (first, second) = turned(Self.cornerOfBox.0.turned(45), Self.cornerOfBox.1.turned(45))
            return (first.narrowed, second.narrowed)
        case .octagon: return turned(Self.halfOctagon.turned(180))
        case .plusFilled: return turned(Self.halfPlus.turned(270))
        case .xFilled: return turned(Self.halfX.turned(270))
        case .pentagon, .star, .hexagon, .hexagonFlat: return halvesOfCorners(side)
        default: return nil
        }
    }

    /// The halves of markers that are cut between corners, which don't look alike.
    private func halvesOfCorners(_ side: Int) -> (Path, Path) {
        let parts: [[Point]]
        switch self {
        case .pentagon:
            let corners = Self.corners(5)
            let foot = Point(x: 0, y: -(1 + 5.0.squareRoot()) / 8)
            parts = [
                [0, 4, 3].map { corners[$0] } + [foot, corners[0]], [0, 1, 4, 0].map { corners[$0] },
                [0, 1, 2].map { corners[$0] } + [foot, corners[0]], [1, 2, 3, 4, 1].map { corners[$0] },
            ]
        case .star:
            let corners = Self.corners(10, inner: Self.innerStar)
            parts = [[0, 5, 6, 7, 8, 9, 0], [0, 1, 2, 3, 7, 8, 9, 0], [0, 1, 2, 3, 4, 5, 0], [3, 4, 5, 6, 7, 3]]
                .map { $0.map { corners[$0] } }
        case .hexagon:
            let corners = Self.corners(6)
            let middle = 3.0.squareRoot() / 4
            let ends = [Point(x: -middle, y: 0), Point(x: middle, y: 0)]
            parts = [
                [0, 5, 4, 3].map { corners[$0] }, [ends[0]] + [1, 0, 5].map { corners[$0] } + [ends[1]],
                [0, 1, 2, 3].map { corners[$0] }, [ends[0]] + [2, 3, 4].map { corners[$0] } + [ends[1]],
            ]
        default:
            let corners = Self.corners(6)
            let high = Point(x: 3.0.squareRoot() / 8, y: 0.375)
            let low = Point(x: -high.x, y: -high.y)
            parts = [
                [high] + [5, 4, 3].map { corners[$0] } + [low], [1, 0, 5, 4, 1].map { corners[$0] },
                [high] + [0, 1, 2].map { corners[$0] } + [low, high], [1, 2, 3, 4].map { corners[$0] },
            ]
        }
        let turn = self == .hexagonFlat ? 30.0 : 0
        return (Path(parts[side]).turned(turn), Path(parts[(side + 2) % 4]).turned(turn))
    }

    /// The halves of a triangle that points upwards.
    private static func halvesOfTriangle(_ side: Int, turnedBy turn: Double = 0) -> (Path, Path) {
        let parts = [
            [(0.0, 1.0), (0, -1), (1, -1)], [(0, 1), (-0.6, -0.2), (0.6, -0.2)], [(0, 1), (0, -1), (-1, -1)],
            [(-0.6, -0.2), (0.6, -0.2), (1, -1), (-1, -1)],
        ].map { outline($0, unit: 2) }
        return (parts[side].turned(turn), parts[(side + 2) % 4].turned(turn))
    }

    /// The radius of a star's inner corners where its sides are straight, as a fraction of its outer one's.
    private static let innerStar = 0.381966

    /// The right half of a disk.
    private static func halfDisk(radius: Double) -> Path {
        var half = Path()
        for element in Path(ellipseIn: Rect(x: -radius, y: -radius, width: 2 * radius, height: 2 * radius)).elements
            .prefix(5)
        {
            switch element {
            case .move(let point): half.move(to: point)
            case .curve(let first, let second, to: let end): half.curve(first, second, to: end)
            default: break
            }
        }
        half.close()
        return half
    }

    /// The lower half and the upper one.
    private static let halvesOfBox = (
        lines([(-0.5, -0.5), (0.5, -0.5), (0.5, 0), (-0.5, 0), (-0.5, -0.5)]),
        lines([(-0.5, 0), (0.5, 0), (0.5, 0.5), (-0.5, 0.5), (-0.5, 0)])
    )
    /// The lower right half and the upper left one.
    private static let cornerOfBox = (
        lines([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, -0.5)]),
        lines([(-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (-0.5, -0.5)])
    )
    /// The left half.
    private static let halfOctagon: Path = {
        let short = 2.0.squareRoot() / 8
        return lines([
            (0, -0.5), (0, 0.5), (-short, 0.5), (-0.5, short), (-0.5, -short), (-short, -0.5), (0, -0.5),
        ])
    }()
    /// The upper half.
    private static let halfPlus = outline(
        [(3, 0), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, 0)], unit: 6)
    /// The upper half.
    private static let halfX = outline([(1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0)], unit: 4)

    private static let triangle = outline([(0, 1), (-1, -1), (1, -1)], unit: 2)
    private static let box = outline([(-1, -1), (1, -1), (1, 1), (-1, 1)], unit: 2)
    private static let tri = lines([(0, 0), (0, -0.5)], [(0, 0), (0.4, 0.25)], [(0, 0), (-0.4, 0.25)])
    private static let caret = lines([(-0.5, 0.75), (0, 0), (0.5, 0.75)])
    private static let caretBase = lines([(-0.5, 0), (0, -0.75), (0.5, 0)])
    private static let thickPlus = outline(
        [
            (-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1),
        ], unit: 6)
    private static let thickX = outline(
        [
            (-1, -2), (0, -1), (1, -2), (2, -1), (1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0), (-2, -1),
        ], unit: 4)

    private static func outline(_ corners: [(Double, Double)], unit: Double) -> Path {
        Path(corners.map { Point(x: $0.0 / unit, y: $0.1 / unit) }, closed: true)
    }

    private static func lines(_ lines: [(Double, Double)]...) -> Path {
        lines.reduce(into: Path()) { $0.append(Path($1.map { Point(x: $0.0, y: $0.1) })) }
    }

    /// A regular polygon with a corner at the top.
    private static func polygon(_ corners: Int) -> Path {
        Path(Self.corners(min(max(corners, 1), 1000)), closed: true)
    }

    /// A star with a tip at the top; the radius of its inner corners is a fraction of that of its tips.
    private static func star(_ tips: Int, inner: Double) -> Path {
        Path(corners(2 * min(max(tips, 1), 1000), inner: inner), closed: true)
    }

    /// Corners around the origin, the first one at the top, the others counter-clockwise; every second one nearer.
    private static func corners(_ count: Int, inner: Double = 1) -> [Point] {
        (0..<count).map { index in
            Point(corner: index, of: count, radius: index % 2 == 1 ? 0.5 * inner : 0.5)
        }
    }
}

extension MarkerFill {
    /// In quarters of a turn, counter-clockwise from the right; nil where there is no half.
    fileprivate var side: Int? {
        switch self {
        case .right: 0
        case .top: 1
        case .left: 2
        case .bottom: 3
        case .full, .none: nil
        }
    }
}

extension Path {
    /// A path with y up, turned counter-clockwise by degrees.
    fileprivate func turned(_ degrees: Double) -> Path {
        let (cosine, sine) = cosineAndSine(degrees * .pi / 180)
        return map { Point(x: cosine * $0.x - sine * $0.y, y: sine * $0.x + cosine * $0.y) }
    }

    fileprivate var narrowed: Path { map { Point(x: 0.6 * $0.x, y: $0.y) } }
}
