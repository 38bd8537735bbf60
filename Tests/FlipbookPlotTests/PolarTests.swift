import FlipbookCanvas
import TestSupport
import Testing

@testable import FlipbookPlot

@Suite struct PolarTests {
    /// A projection whose settings are drawn by lot.
    private func projection(_ random: inout Seeded, isFull: Bool) -> PolarProjection {
        func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
        let start = number(-3...3)
        let low = number(-2...2)
        return PolarProjection(
            box: Rect(x: number(0...50), y: number(0...50), width: 200, height: number(150...250)),
            angles: start...(isFull ? start + 2 * .pi : start + number(0.1...6)), zeroAngle: number(-3...3),
            isClockwise: .random(using: &random), labelAngle: 0,
            radii: AxisSpan(limits: low...low + number(0.5...5)), origin: Bool.random(using: &random) ? low - 1 : nil)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func theOutlineFillsItsBox(seed: UInt64) throws {
        var random = Seeded(seed)
        let polar = projection(&random, isFull: true)
        let box = try #require(polar.outline.bounds)
        let (left, right) = (polar.point(at: .pi, 1), polar.point(at: 0, 1))
        let (top, bottom) = (polar.point(at: .pi / 2, 1), polar.point(at: -.pi / 2, 1))
        #expect(abs(right.x - left.x - 200) < 1e-9 && bottom.y > top.y)
        #expect(box.minX > left.x - 2 && box.maxX < right.x + 2 && box.minY > top.y - 2 && box.maxY < bottom.y + 2)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func arcsKeepTheirRadius(seed: UInt64) {
        var random = Seeded(seed)
        let (start, end) = (Double.random(in: -3...3, using: &random), Double.random(in: -3...3, using: &random))
        var path = Path()
        var pen = Point(x: cosineAndSine(start).0, y: cosineAndSine(start).1)
        path.arc(from: start, to: end)
        var length = 0.0
        for case .curve(let first, let second, let last) in path.elements {
            var before = pen
            for step in 1...16 {
                let t = Double(step) / 16
                func mixed(_ part: KeyPath<Point, Double>) -> Double {
                    let u = 1 - t
                    return u * u * u * pen[keyPath: part] + 3 * u * u * t * first[keyPath: part]
                        + 3 * u * t * t * second[keyPath: part] + t * t * t * last[keyPath: part]
                }
                let point = Point(x: mixed(\.x), y: mixed(\.y))
                #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 1) < 1e-4)
                length += ((point.x - before.x) * (point.x - before.x) + (point.y - before.y) * (point.y - before.y))
                    .squareRoot()
                before = point
            }
            pen = last
        }
        #expect(abs(length - abs(end - start)) < 1e-3 * abs(end - start))
        #expect(abs(pen.x - cosineAndSine(end).0) < 1e-12 && abs(pen.y - cosineAndSine(end).1) < 1e-12)
    }

    @Test func dataAreClippedToTheCircleAndJoinedByStraightLines() throws {
        let figure = Figure()
        let polar = figure.addPolarAxes()
        polar.gridLines = nil
        polar.plot([0, 1, 2, 3, 4], [1, 2, -1, 1, 2])
        polar.radiusLimits = 0...2
        let drawn = try commands(of: figure)
        #expect(
            drawn.contains {
                if case .pushClipPath(let path) = $0 { path == polar.transform?.projection.outline } else { false }
            })
        let line = try #require(drawn.clipped.first).path
        let place = try #require(polar.transform)
        #expect(
            line.elements == [
                .move(place(0, 1)), .line(place(1, 2)), .move(place(3, 1)), .line(place(4, 2)),
            ], "a radius below that of the centre leaves a gap")
    }

    /// The area of what bars cover in polar axes is that of their parts of a ring.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func barsCoverPartsOfARing(seed: UInt64) throws {
        var random = Seeded(seed)
        let figure = Figure()
        let polar = figure.addPolarAxes()
        polar.gridLines = nil
        polar.color = .transparent
        let (width, base) = (Double.random(in: 0.1...6, using: &random), Double.random(in: 0...1, using: &random))
        let height = Double.random(in: 0.1...2, using: &random)
        polar.bar([Double.random(in: -9...9, using: &random)], [height], width: width, bottom: [base])
        polar.radiusLimits = 0...3
        polar.direction = Bool.random(using: &random) ? .clockwise : .counterclockwise
        let path = try #require(try commands(of: figure).clipped.first).path
        let unit = polar.boxInPixels.width / 6
        let top = base + height
        let expected = width / 2 * (top * top - base * base) * unit * unit
        #expect(abs(path.area - expected) < 1e-3 * expected, "\(path.area) should be \(expected)")
    }

    @Test func aCircleHasOneSpineARingTwoAndAPartOfOneFour() throws {
        func spines(_ change: (PolarAxes) -> Void) throws -> Int {
            let figure = Figure()
            let polar = figure.addPolarAxes()
            change(polar)
            try figure.settleLayout(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
            let projection = try #require(polar.transform?.projection as? PolarProjection)
            return Side.allCases.count { !projection.spine($0).isEmpty }
        }
        #expect(try spines { _ in } == 1)
        #expect(try spines { $0.radiusOrigin = -1 } == 2)
        #expect(try spines { $0.angleLimits = 0...1 } == 3)
        #expect(try spines { ($0.angleLimits, $0.radiusOrigin) = (0...1, -1) } == 4)
    }

    @Test func textsAndLegendsLieInPolarAxes() throws {
        let figure = Figure()
        let polar = figure.addPolarAxes()
        polar.plot([0, 1], [1, 2]).label = "line"
        polar.addLegend()
        let text = polar.text("top", at: (.pi / 2, 2))
        text.horizontalAlignment = .center
        let boxes = try figure.textBoxes(measurer: RecordingCanvas(size: Size(width: 640, height: 480)))
        let top = try #require(boxes.first { $0.text == "top" }).box
        let transform = try #require(polar.transform)
        let place = transform(.pi / 2, 2)
        #expect(abs(top.midX - place.x) < 1e-9 && top.minY < place.y && boxes.contains { $0.text == "line" })
    }

    @Test func badValuesAreErrorsThatNameTheirPlace() throws {
        let faults: [(PlotError.Code, String, (PolarAxes) -> Void)] = [
            (.limits, "angle axis of axes 1", { $0.angleLimits = 0...7 }),
            (.limits, "radius axis of axes 1", { $0.radiusLimits = 0...(.infinity) }),
            (.scale, "angle axis of axes 1", { $0.angleAxis.scale = .log() }),
            (.limits, "radius axis of axes 1", { ($0.radiusLimits, $0.radiusOrigin) = (0...1, 2) }),
            (.limits, "radius axis of axes 1", { $0.radiusOrigin = .nan }),
            (.limits, "zero location", { $0.zeroLocation = .angle(.degrees(.infinity)) }),
            (.aspect, "axes 1", { $0.adjustable = .dataLimits }),
            (.lengthsDiffer, "line 1 of axes 1", { $0.plot([1], []) }),
        ]
        for (code, place, fault) in faults {
            let figure = Figure()
            fault(figure.addPolarAxes())
            let error = try #require(throws: PlotError.self) { try commands(of: figure) }
            #expect(error.code == code && error.description.contains(place), "\(error)")
        }
        #expect(throws: PlotError.self) { try Figure().addPolarAxes(in: GridSpec(rows: 1, columns: 1)[1, 0]) }
    }

    @Test func dataWithoutANumberAreDrawnAsNothing() throws {
        for radii in [[], [Double.nan, .nan], [.infinity, -.infinity], [1e308, -1e308]] {
            let figure = Figure()
            let polar = figure.addPolarAxes()
            polar.plot(radii.map { _ in 1 }, radii)
            polar.radiusAxis.scale = .linear
            _ = try commands(of: figure)
            polar.radiusAxis.scale = .log()
            _ = try commands(of: figure)
        }
    }

    @Test func degreesHaveAsManyDecimalsAsTheLimitsAskFor() {
        let quarter = Double.pi / 2
        #expect(Locator.degrees.ticks(in: 0...4 * quarter, room: 3).count == 8)
        #expect(Formatter.degrees.labels(of: [0, quarter, -quarter], in: 0...6).labels == ["0°", "90°", "-90°"])
        #expect(Formatter.degrees.labels(of: [0, 0.01], in: 0...0.02).labels == ["0.0°", "0.6°"])
    }
}

extension Path {
    /// How much the path encloses, its curves cut into short lines: Gauss's formula.
    fileprivate var area: Double {
        var points: [Point] = []
        for element in elements {
            switch element {
            case .move(let point), .line(let point): points.append(point)
            case .curve(let first, let second, let last):
                guard let pen = points.last else { continue }
                points += (1...32).map { step in
                    let (t, u) = (Double(step) / 32, 1 - Double(step) / 32)
                    func mixed(_ part: KeyPath<Point, Double>) -> Double {
                        u * u * (u * pen[keyPath: part] + 3 * t * first[keyPath: part])
                            + t * t * (3 * u * second[keyPath: part] + t * last[keyPath: part])
                    }
                    return Point(x: mixed(\.x), y: mixed(\.y))
                }
            case .close: break
            }
        }
        let twice = points.indices.reduce(0.0) { sum, index in
            let (point, next) = (points[index], points[(index + 1) % points.count])
            return sum + point.x * next.y - next.x * point.y
        }
        return abs(twice) / 2
    }
}
