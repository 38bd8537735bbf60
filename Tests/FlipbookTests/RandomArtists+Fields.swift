import Flipbook
import TestSupport

extension ArtistKind {
    /// Fields, statistics and what else is flat.
    static let fields: [String: ArtistKind] = [
        "FilledContour": ArtistKind(
            { FilledContour([0, 1, 2, 3], [0, 1, 2], $0.grid(3, 4)) },
            {
                if $1.chance(0.8) {
                    $0.setData(x: [0, 1, 2, 3], y: [0, 1, 2], z: $1.grid(3, 4))
                } else {
                    $0.setData(triangulation: Triangulation($1.values(9), $1.values(9)), z: $1.values(9))
                }
                $0.levels = $1.one(of: [.automatic, 3, [0.2, 0.5, 0.6]])
                $0.extends = $1.one(of: [.neither, .both, .maximum])
                $0.hatches = $1.chance(0.7) ? [] : [$1.hatch(), $1.hatch()]
                $0.hasCornerMask = $1.chance()
            }),
        "QuadMesh": ArtistKind(
            { (random: Seeded) -> QuadMesh in
                let values = random.grid(3, 4)
                return switch random.one(of: [0, 1, 2]) {
                case 0: QuadMesh([0, 0.5, 1.5, 3, 4], [0, 1, 3, 4], values)
                case 1: QuadMesh(random.grid(3, 4), random.grid(3, 4), values)
                default: QuadMesh(values)
                }
            },
            {
                $0.edgeColor = $1.one(of: [nil, $1.color()])
                if $1.chance() {
                    $0.setData(x: [0, 1, 1.5, 3], y: [0, 1, 4], values: $1.grid(3, 4))
                } else {
                    $0.setData(x: $1.grid(3, 4), y: $1.grid(3, 4), values: $1.grid(3, 4))
                }
                $0.setData(values: $1.grid(3, 4))
                $0.shading = $1.one(of: [.auto, .gouraud])
            }),
        "TriangleMesh": ArtistKind(
            {
                TriangleMesh(Triangulation($0.values(9), $0.values(9)), $0.values(9))
            },
            {
                $0.edgeColor = $1.one(of: [nil, $1.color()])
                $0.shading = $1.one(of: [.flat, .gouraud])
                $0.setData(triangulation: Triangulation($1.values(9), $1.values(9)), values: $1.values(9))
                if $1.chance() { $0.setData(values: $1.values(9)) }
            }),
        "TriangleGrid": ArtistKind(
            { TriangleGrid(Triangulation($0.values(7), $0.values(7)), marker: $0.one(of: [nil, .circle])) },
            {
                $0.triangulation = Triangulation($1.values(7), $1.values(7))
            }),
        "Quiver": ArtistKind(
            { Quiver($0.values(5), $0.values(5), $0.values(5), $0.values(5)) },
            {
                $0.setData(u: $1.values(5), v: $1.values(5))
                $0.values = $1.chance() ? nil : $1.values(5)
            }),
        "QuiverKey": ArtistKind(
            { (random: Seeded) -> QuiverKey in
                let arrows = Quiver(random.values(3), random.values(3), random.values(3), random.values(3))
                return QuiverKey(
                    arrows, at: (random.value(), random.value()), length: random.value(), random.word())
            },
            {
                if let arrows = $0.quiver {
                    ($0.parent as? Axes)?.add(arrows)
                    arrows.setData(u: $1.values(3), v: $1.values(3))
                    arrows.color = $1.color()
                }
                $0.setData(position: ($1.value(), $1.value()), length: $1.value())
                ($0.string, $0.textSide) = ($1.word(), $1.one(of: Side.allCases))
            }),
        "Barbs": ArtistKind(
            { Barbs($0.values(5), $0.values(5), $0.values(5, -80...80), $0.values(5, -80...80)) },
            {
                $0.setData(u: $1.values(5, -80...80), v: $1.values(5, -9...9))
                $0.values = $1.chance() ? nil : $1.values(5)
                ($0.flips, $0.fillsEmptyBarbs) = ([$1.chance()], $1.chance())
                ($0.pivot, $0.length) = ($1.one(of: [.tip, .middle, .offset(1.5)]), $1.value(4...9))
            }),
        "StreamPlot": ArtistKind(
            { StreamPlot([0, 1, 2], [0, 1, 2], $0.grid(3, 3), $0.grid(3, 3)) },
            {
                $0.setData(u: $1.grid(3, 3), v: $1.grid(3, 3))
                $0.values = $1.chance() ? nil : $1.grid(3, 3)
                ($0.stepScale, $0.errorScale) = ($1.one(of: [0.3, 1, 20]), $1.one(of: [0.1, 1, 20]))
            }),
        "FillBetween": ArtistKind(
            { FillBetween([0, 1, 2, 3], $0.values(4), $0.values(4)) },
            {
                $0.setData(positions: [0, 1, 2, 3], first: $1.values(4), second: $1.values(4))
                $0.mask = $1.chance() ? nil : [true, true, $1.chance(), false]
                $0.isInterpolated = $1.chance()
            }),
        "Polygon": ArtistKind(
            { Polygon($0.values(4), $0.values(4)) },
            {
                $0.setData(x: $1.values(4), y: $1.values(4))
            }),
        "PolygonCollection": ArtistKind(
            { PolygonCollection([$0.values(3), $0.values(4)], [$0.values(3), $0.values(4)]) },
            {
                $0.setData(x: [$1.values(3), $1.values(4)], y: [$1.values(3), $1.values(4)])
                $0.values = $1.chance() ? nil : $1.values(2)
                ($0.isFilled, $0.usesFaceColorsForEdges) = ($1.chance(), $1.chance())
                $0.edgeColors = $1.chance() ? nil : [$1.color()]
            }),
        "Rectangle": ArtistKind(
            { Rectangle(at: ($0.value(), $0.value()), width: 1, height: 0.5) },
            {
                $0.corner = ($1.value(), $1.value())
                $0.width = $1.one(of: [1, -1])
                ($0.pad, $0.cornerSize) = $1.chance() ? (0, 0) : (0.1, $1.one(of: [0, 0.1]))
            }),
        "Ellipse": ArtistKind(
            { Ellipse(at: ($0.value(), $0.value()), width: 1, height: 0.5) },
            {
                $0.rotation = .degrees($1.value(0...90))
            }),
        "Circle": ArtistKind({ Circle(at: ($0.value(), $0.value()), radius: 0.4) }, { $0.radius = $1.value() }),
        "Wedge": ArtistKind(
            { Wedge(at: ($0.value(), $0.value()), radius: 0.4, from: .degrees(10), to: .degrees(200)) },
            {
                $0.endAngle = .degrees($1.value(20...300))
            }),
        "Arc": ArtistKind(
            { Arc(at: ($0.value(), $0.value()), width: $0.value(), height: 0.4, to: .degrees($0.value(10...360))) },
            { $0.startAngle = .degrees($1.value(-400...400)) }),
        "Annulus": ArtistKind(
            { Annulus(at: ($0.value(), $0.value()), radii: ($0.value(0.3...1), 0.5), width: 0.2) },
            { $0.width = $1.value(0...0.3) }),
        "RegularPolygon": ArtistKind(
            { RegularPolygon(at: ($0.value(), $0.value()), corners: $0.count(3...8), radius: $0.value()) },
            { $0.rotation = .degrees($1.value(0...90)) }),
        "InfiniteLine": ArtistKind(
            { InfiniteLine(through: ($0.value(), $0.value()), and: ($0.value(), 2)) },
            { $0.setData(point: ($1.value(), $1.value()), secondPoint: (2, $1.value())) }),
        "Table": ArtistKind(
            {
                Table(
                    [["1", $0.word()], ["a text", "2"]], columnLabels: $0.chance() ? ["x", "y"] : nil,
                    at: $0.one(of: Table.Location.allCases))
            },
            {
                $0.texts[1][0] = $1.word()
                $0.rowLabels = $1.chance() ? nil : ["a", $1.word()]
                $0.edges = $1.one(of: [[.top, .bottom], Set(Side.allCases)])
                $0[row: 0, column: 1].color = $1.chance() ? nil : $1.color()
            }),
        "Arrow": ArtistKind(
            { Arrow(from: ($0.value(), $0.value()), by: ($0.value(), 0.5), width: 0.02) },
            {
                $0.vector.x = $1.value(-1...1)
            }),
        "ReferenceLine": ArtistKind(
            { ReferenceLine($0.one(of: [.horizontal, .vertical]), at: $0.value()) },
            {
                $0.position = $1.value()
            }),
        "ReferenceSpan": ArtistKind(
            { ReferenceSpan($0.one(of: [.horizontal, .vertical]), 0.2...0.4 + $0.value()) },
            {
                $0.range = 0...$1.value()
            }),
        "Stems": ArtistKind(
            { (random: Seeded) -> Stems in
                let stems = Stems()
                (stems.x, stems.y) = (random.values(5), random.values(5))
                return stems
            },
            {
                $0.y = $1.chance(0.9) ? $1.values(5) : $1.values(4)
                $0.width = $1.value(0.5...3)
            }),
        "PathPatch": ArtistKind(
            { PathPatch(Path($0.values(4).map { Point(x: $0, y: $0 * $0) }, closed: true)) },
            {
                var path = Path()
                path.move(to: Point(x: $1.value(), y: $1.value()))
                path.curve(Point(x: 1, y: 0), Point(x: $1.value(), y: 1), to: Point(x: $1.value(), y: 0))
                $0.path = path
            }),
        "Segments": ArtistKind(
            {
                Segments(startX: $0.values(3), startY: $0.values(3), endX: $0.values(3), endY: $0.values(3))
            }, { $0.setData(startX: $1.values(3), startY: $1.values(3), endX: $1.values(3), endY: $1.values(3)) }),
    ]
}
