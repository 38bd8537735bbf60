import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// An artist without data shows nothing, and takes data later as if it had been made with them.
@Suite struct EmptyArtistTests {
    /// A kind of artist: how an empty one is made, how it gets data, and how one is made with these.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isSpatial: Bool
        /// Adds an empty artist, and returns what gives it data.
        let addEmpty: @Sendable (Axes) -> () -> Void
        let addMade: @Sendable (Axes) -> Void

        init<New: DataArtist>(
            _ type: New.Type, isSpatial: Bool = false, empty: @escaping @Sendable () -> New,
            setData: @escaping @Sendable (New) -> Void, made: @escaping @Sendable () -> New
        ) {
            testDescription = "\(type)"
            self.isSpatial = isSpatial
            addEmpty = { axes in
                let artist = empty()
                artist.label = "label"
                axes.add(artist)
                return { setData(artist) }
            }
            addMade = { axes in
                let artist = made()
                artist.label = "label"
                axes.add(artist)
            }
        }

        init<New: PlacedText>(
            text type: New.Type, isSpatial: Bool = false, empty: @escaping @Sendable () -> New,
            setData: @escaping @Sendable (New) -> Void, made: @escaping @Sendable () -> New
        ) {
            testDescription = "\(type)"
            self.isSpatial = isSpatial
            addEmpty = { axes in
                let text = empty()
                axes.add(text)
                return { setData(text) }
            }
            addMade = { $0.add(made()) }
        }
    }

    private static let x = [0.0, 1, 2, 3]
    private static let y = [0.0, 1, 2, 3]
    private static let values = [3.0, 1, 2, 5]
    private static let grid = Grid(rows: 4, columns: 4) { Double($0 * $1 - $0) }
    private static let other = Grid(rows: 4, columns: 4) { 1 + Double($0 + $1) }

    private static let triangles = Triangulation(x, values)

    static let kinds: [Kind] = [
        Kind(
            Line.self, empty: { Line() }, setData: { $0.setData(x: x, y: values) }, made: { Line(x, values) }),
        Kind(
            ColoredLine.self, empty: { ColoredLine() }, setData: { $0.setData(x: x, y: y, values: values) },
            made: { ColoredLine(x, y, values: values) }),
        Kind(Trail.self, empty: { Trail() }, setData: { $0.setData(x: x, y: values) }, made: { Trail(x, values) }),
        Kind(
            ErrorBar.self, empty: { ErrorBar() },
            setData: { $0.setData(x: x, y: values, yError: .constant(0.5)) },
            made: { ErrorBar(x, values, yError: .constant(0.5)) }),
        Kind(
            Scatter.self, empty: { Scatter() }, setData: { $0.setData(x: x, y: y, values: values) },
            made: { Scatter(x, y, values: values) }),
        Kind(
            Bars.self, empty: { Bars() }, setData: { $0.setData(positions: x, heights: values) },
            made: { Bars(x, values) }),
        Kind(
            Histogram.self, empty: { Histogram() }, setData: { $0.setData(values: values) }, made: { Histogram(values) }
        ),
        Kind(
            Histogram2D.self, empty: { Histogram2D() }, setData: { $0.setData(x: x, y: values) },
            made: { Histogram2D(x, values) }),
        Kind(
            Hexbin.self, empty: { Hexbin() }, setData: { $0.setData(x: x, y: values) }, made: { Hexbin(x, values) }),
        Kind(
            GroupedBars.self, empty: { GroupedBars() }, setData: { $0.setData(series: [values, x]) },
            made: { GroupedBars([values, x]) }),
        Kind(
            BoxPlot.self, empty: { BoxPlot() }, setData: { $0.setData(groups: [values, x]) },
            made: { BoxPlot([values, x]) }),
        Kind(
            ViolinPlot.self, empty: { ViolinPlot() }, setData: { $0.setData(groups: [values, x]) },
            made: { ViolinPlot([values, x]) }),
        Kind(ECDF.self, empty: { ECDF() }, setData: { $0.setData(values: values) }, made: { ECDF(values) }),
        Kind(
            StackPlot.self, empty: { StackPlot() }, setData: { $0.setData(x: x, layers: [values, y]) },
            made: { StackPlot(x, [values, y]) }),
        Kind(
            EventPlot.self, empty: { EventPlot() }, setData: { $0.setData(rows: [values, x]) },
            made: { EventPlot([values, x]) }),
        Kind(
            Stem.self, empty: { Stem() }, setData: { $0.setData(positions: x, heads: values) },
            made: { Stem(x, values) }),
        Kind(
            Stairs.self, empty: { Stairs() }, setData: { $0.setData(values: values, edges: [0, 1, 2, 3, 4]) },
            made: { Stairs(values, [0, 1, 2, 3, 4]) }),
        Kind(
            BrokenBars.self, empty: { BrokenBars() }, setData: { $0.setData(starts: x, lengths: values) },
            made: { BrokenBars(from: x, lengths: values) }),
        Kind(Pie.self, empty: { Pie() }, setData: { $0.setData(sizes: values) }, made: { Pie(values) }),
        Kind(Image.self, empty: { Image() }, setData: { $0.setData(values: grid) }, made: { Image(grid) }),
        Kind(
            Contour.self, empty: { Contour() }, setData: { $0.setData(x: x, y: y, z: grid) },
            made: { Contour(x, y, grid) }),
        Kind(
            FilledContour.self, empty: { FilledContour() }, setData: { $0.setData(x: x, y: y, z: grid) },
            made: { FilledContour(x, y, grid) }),
        Kind(
            QuadMesh.self, empty: { QuadMesh() }, setData: { $0.setData(x: x, y: y, values: grid) },
            made: { QuadMesh(x, y, grid) }),
        Kind(
            TriangleMesh.self, empty: { TriangleMesh() },
            setData: { $0.setData(triangulation: triangles, values: values) },
            made: { TriangleMesh(triangles, values) }),
        Kind(
            TriangleGrid.self, empty: { TriangleGrid() }, setData: { $0.setData(triangulation: triangles) },
            made: { TriangleGrid(triangles) }),
        Kind(
            Quiver.self, empty: { Quiver() }, setData: { $0.setData(x: x, y: y, u: values, v: x) },
            made: { Quiver(x, y, values, x) }),
        Kind(
            Barbs.self, empty: { Barbs() }, setData: { $0.setData(x: x, y: y, u: values, v: x) },
            made: { Barbs(x, y, values, x) }),
        Kind(
            StreamPlot.self, empty: { StreamPlot() },
            setData: { $0.setData(x: x, y: y, u: grid, v: other, values: other) },
            made: { StreamPlot(x, y, grid, other, values: other) }),
        Kind(
            FillBetween.self, empty: { FillBetween() },
            setData: { $0.setData(positions: x, first: values, second: [0]) }, made: { FillBetween(x, values) }),
        Kind(
            Polygon.self, empty: { Polygon() }, setData: { $0.setData(x: x, y: values) },
            made: { Polygon(x, values) }),
        Kind(
            PolygonCollection.self, empty: { PolygonCollection() },
            setData: { $0.setData(x: [x, y], y: [values, x]) },
            made: { PolygonCollection([x, y], [values, x]) }),
        Kind(
            Rectangle.self, empty: { Rectangle() }, setData: { $0.setData(corner: (1, 2), width: 3, height: 4) },
            made: { Rectangle(at: (1, 2), width: 3, height: 4) }),
        Kind(
            Ellipse.self, empty: { Ellipse() }, setData: { $0.setData(center: (1, 2), width: 3, height: 4) },
            made: { Ellipse(at: (1, 2), width: 3, height: 4) }),
        Kind(
            Circle.self, empty: { Circle() }, setData: { $0.setData(center: (1, 2), radius: 3) },
            made: { Circle(at: (1, 2), radius: 3) }),
        Kind(
            Wedge.self, empty: { Wedge() },
            setData: { $0.setData(center: (1, 2), radius: 3, startAngle: .degrees(20), endAngle: .degrees(80)) },
            made: { Wedge(at: (1, 2), radius: 3, from: .degrees(20), to: .degrees(80)) }),
        Kind(
            Arc.self, empty: { Arc() },
            setData: {
                $0.setData(center: (1, 2), width: 3, height: 2, startAngle: .degrees(20), endAngle: .degrees(80))
            },
            made: { Arc(at: (1, 2), width: 3, height: 2, from: .degrees(20), to: .degrees(80)) }),
        Kind(
            Annulus.self, empty: { Annulus() }, setData: { $0.setData(center: (1, 2), radius: 3, width: 1) },
            made: { Annulus(at: (1, 2), radius: 3, width: 1) }),
        Kind(
            RegularPolygon.self, empty: { RegularPolygon() }, setData: { $0.setData(center: (1, 2), radius: 3) },
            made: { RegularPolygon(at: (1, 2), radius: 3) }),
        Kind(
            InfiniteLine.self, empty: { InfiniteLine() }, setData: { $0.setData(point: (1, 2), slope: 3) },
            made: { InfiniteLine(through: (1, 2), slope: 3) }),
        Kind(
            Table.self, empty: { Table() }, setData: { $0.setData(texts: [["a", "b"], ["c", "d"]]) },
            made: { Table([["a", "b"], ["c", "d"]]) }),
        Kind(
            Arrow.self, empty: { Arrow() }, setData: { $0.setData(start: (1, 2), vector: (3, 4)) },
            made: { Arrow(from: (1, 2), by: (3, 4)) }),
        Kind(
            ReferenceLine.self, empty: { ReferenceLine() }, setData: { $0.setData(position: 3) },
            made: { ReferenceLine(.horizontal, at: 3) }),
        Kind(
            ReferenceSpan.self, empty: { ReferenceSpan() }, setData: { $0.setData(range: 2...3) },
            made: { ReferenceSpan(.horizontal, 2...3) }),
        Kind(
            Segments.self, empty: { Segments() },
            setData: { $0.setData(startX: x, startY: y, endX: values, endY: x) },
            made: { Segments(startX: x, startY: y, endX: values, endY: x) }),
        Kind(
            text: PlacedText.self, empty: { PlacedText() },
            setData: {
                $0.string = "text"
                $0.setData(position: (0.5, 0.5))
            }, made: { PlacedText("text", at: (0.5, 0.5)) }),
        Kind(
            text: Annotation.self, empty: { Annotation() },
            setData: {
                $0.string = "text"
                $0.setData(target: (0.5, 0.5), position: (0.5, 0.5))
            }, made: { Annotation("text", at: (0.5, 0.5), textAt: (0.5, 0.5)) }),
        Kind(
            Line3D.self, isSpatial: true, empty: { Line3D() }, setData: { $0.setData(x: x, y: y, z: values) },
            made: { Line3D(x, y, values) }),
        Kind(
            Scatter3D.self, isSpatial: true, empty: { Scatter3D() },
            setData: { $0.setData(x: x, y: y, z: values, values: x) }, made: { Scatter3D(x, y, values, values: x) }),
        Kind(
            Bars3D.self, isSpatial: true, empty: { Bars3D() }, setData: { $0.setData(x: x, y: y, heights: values) },
            made: { Bars3D(x, y, heights: values) }),
        Kind(
            Surface.self, isSpatial: true, empty: { Surface() }, setData: { $0.setData(x: x, y: y, z: grid) },
            made: { Surface(x, y, grid) }),
        Kind(
            Wireframe.self, isSpatial: true, empty: { Wireframe() }, setData: { $0.setData(x: x, y: y, z: grid) },
            made: { Wireframe(x, y, grid) }),
        Kind(
            text: Text3D.self, isSpatial: true, empty: { Text3D() },
            setData: {
                $0.string = "text"
                $0.setData(position: (0.5, 0.5, 0.5))
            }, made: { Text3D("text", at: (0.5, 0.5, 0.5)) }),
    ]

    /// What a figure draws, but for clips with nothing in them.
    private func drawn(_ figure: Figure) throws -> [Drawing.Command] {
        try commands(of: figure).reduce(into: []) { drawn, command in
            if case .popClip = command, let last = drawn.last {
                switch last {
                case .pushClip, .pushClipPath:
                    drawn.removeLast()
                    return
                default: break
                }
            }
            drawn.append(command)
        }
    }

    private func makeAxes(for kind: Kind) -> (Figure, Axes) {
        let figure = Figure()
        let axes = kind.isSpatial ? figure.subplots3D() : figure.subplots()
        return (figure, axes)
    }

    @Test(arguments: kinds) func anEmptyArtistShowsNothingUntilItHasData(kind: Kind) throws {
        let (bare, bareAxes) = makeAxes(for: kind)
        let (figure, axes) = makeAxes(for: kind)
        let setData = kind.addEmpty(axes)
        // Without data, limits are those that matplotlib has for artists of NaN, unless they are given.
        for axis in axes.allAxes + bareAxes.allAxes { axis.limits = 0...6 }
        #expect(try drawn(figure) == drawn(bare))
        axes.addLegend()
        _ = try commands(of: figure)
        axes.legend = nil
        setData()
        #expect(try drawn(figure) != drawn(bare))
        let (madeFigure, madeAxes) = makeAxes(for: kind)
        kind.addMade(madeAxes)
        for axis in madeAxes.allAxes { axis.limits = 0...6 }
        #expect(try drawn(figure) == drawn(madeFigure))
    }

    @Test(arguments: kinds) func limitsFollowDataThatComeLater(kind: Kind) throws {
        let (figure, axes) = makeAxes(for: kind)
        let setData = kind.addEmpty(axes)
        _ = try commands(of: figure)
        setData()
        let (madeFigure, madeAxes) = makeAxes(for: kind)
        kind.addMade(madeAxes)
        #expect(try drawn(figure) == drawn(madeFigure))
    }

    @Test(arguments: kinds) func anEmptyArtistDoesNotAffectOthers(kind: Kind) throws {
        func draw(_ hasEmpty: Bool) throws -> [Drawing.Command] {
            let (figure, axes) = makeAxes(for: kind)
            if let space = axes as? Axes3D {
                space.plot([5, 6], [7, 8], [9, 9.5], color: .red)
            } else {
                axes.plot([5, 6], [7, 8], color: .red)
            }
            if hasEmpty { _ = kind.addEmpty(axes) }
            return try drawn(figure)
        }
        #expect(try draw(true) == draw(false))
    }
}
