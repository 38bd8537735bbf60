import FlipbookCairo
import FlipbookCanvas
import TestSupport
import Testing

/// Lines of many colours: see ``ColorPath``.
@Suite struct ColorPathTests {
    private static func path(_ seed: UInt64, count: Int = 60, alpha: Double = 1) -> ColorPath {
        let random = Seeded(seed)
        let points = (0...count).map { _ in Point(x: random.value(-10...110), y: random.value(-10...110)) }
        let palette = [Color.red, .blue, .tabGreen].map { $0.opacity(alpha) }
        let pieces = zip(points, points.dropFirst()).enumerated().map { index, ends in
            ColorPath.Piece(from: ends.0, to: ends.1, width: random.value(0.2...5), color: index % 3)
        }
        return ColorPath(pieces, palette: palette)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func aPartHasThePixelsOfTheWhole(seed: UInt64) throws {
        let random = Seeded(seed + 100)
        let path = Self.path(seed, alpha: random.value(0.2...1))
        let whole = try Image { $0.draw(path) }
        let (x, y) = (Double(random.count(1...119)), Double(random.count(1...89)))
        let parts = try Image { canvas in
            for (left, width) in [(0.0, x), (x, 120 - x)] {
                for (top, height) in [(0.0, y), (y, 90 - y)] {
                    canvas.withClip(Rect(x: left, y: top, width: width, height: height)) { canvas.draw(path) }
                }
            }
        }
        #expect(whole == parts)
    }

    @Test func aLineOfOneColourLooksAsAStroke() throws {
        let points = (0...200).map { step -> Point in
            let angle = Double(step) / 20
            return Point(x: 50 + 4 * angle * cosine(angle), y: 50 + 4 * angle * cosine(angle - .pi / 2))
        }
        let pieces = zip(points, points.dropFirst()).map {
            ColorPath.Piece(from: $0, to: $1, width: 3, color: 0)
        }
        for alpha in [1, 0.5] {
            let color = Color.black.opacity(alpha)
            let line = try Image { $0.draw(ColorPath(pieces, palette: [color])) }
            let stroke = try Image { $0.stroke(Path(points), Stroke(color: color, width: 3, cap: .round)) }
            var difference = 0.0
            for x in 0..<line.width {
                for y in 0..<line.height { difference += abs(line.ink(x, y) - stroke.ink(x, y)) }
            }
            #expect(difference < 0.08 * stroke.totalInk && stroke.totalInk > 300, "\(difference) of \(stroke.totalInk)")
        }
    }

    @Test func dashesEndFlat() throws {
        func end(_ x: Double) -> Point { Point(x: x, y: 20 + 0.5 * x) }
        let starts = stride(from: 10.0, to: 90, by: 20)
        let pieces = starts.map {
            ColorPath.Piece(
                from: end($0), to: end($0 + 10), width: 6, color: 0, isFlatAtStart: true, isFlatAtEnd: true)
        }
        let path = ColorPath(pieces, palette: [.black])
        let line = try Image { $0.draw(path) }
        let stroke = try Image { canvas in
            for start in starts {
                canvas.stroke(Path([end(start), end(start + 10)]), Stroke(color: .black, width: 6), snap: .never)
            }
        }
        var difference = 0.0
        for x in 0..<line.width {
            for y in 0..<line.height { difference += abs(line.ink(x, y) - stroke.ink(x, y)) }
        }
        #expect(difference < 0.08 * stroke.totalInk && stroke.totalInk > 200, "\(difference) of \(stroke.totalInk)")
        #expect(path.runs.count == 4 && path.runs.allSatisfy { $0.stroke.cap == .butt })
    }

    @Test func aLineIsPaintedOverItselfOnlyWhereItComesBack() throws {
        let palette = [Color.black.opacity(0.5)]
        func line(_ points: [Point]) throws -> Image {
            try Image { canvas in
                canvas.draw(
                    ColorPath(
                        zip(points, points.dropFirst()).map {
                            ColorPath.Piece(from: $0, to: $1, width: 10, color: 0)
                        }, palette: palette))
            }
        }
        let straight = try line([Point(x: 10, y: 50), Point(x: 50, y: 50), Point(x: 90, y: 50)])
        #expect(straight.ink(50, 50) == straight.ink(20, 50))
        let crossing = try line([
            Point(x: 10, y: 50), Point(x: 90, y: 50), Point(x: 90, y: 10), Point(x: 30, y: 10), Point(x: 30, y: 90),
        ])
        #expect(crossing.ink(30, 50) > 1.4 * crossing.ink(60, 50))
    }

    @Test(arguments: [Double.nan, .infinity, 1e300, -1e9]) func whatCannotBeDrawnIsLeftOut(bad: Double) throws {
        let nothing = try Image { _ in }
        let image = try Image { canvas in
            let far = Point(x: bad, y: 5)
            canvas.draw(ColorPath([.init(from: .zero, to: far, width: 2, color: 0)], palette: [.red]))
            canvas.draw(ColorPath([.init(from: .zero, to: .zero, width: 2, color: 0)], palette: [.red]))
            canvas.draw(
                ColorPath([.init(from: .zero, to: Point(x: 9, y: 9), width: -bad, color: 0)], palette: [.red]))
            canvas.draw(ColorPath([], palette: []))
        }
        #expect(image == nothing)
    }

    @Test func aPathClipsALine() throws {
        let path = Self.path(3)
        var triangle = Path([Point(x: 10, y: 10), Point(x: 90, y: 20), Point(x: 30, y: 90)], closed: true)
        let image = try Image { canvas in canvas.withClip(triangle) { canvas.draw(path) } }
        #expect(image.totalInk > 100 && image.ink(110, 80) == 0)
        triangle = Path()
        #expect(try Image { canvas in canvas.withClip(triangle) { canvas.draw(path) } } == Image { _ in })
    }

    private func cosine(_ angle: Double) -> Double {
        // Exact enough for points of a spiral.
        let turn = (angle / (2 * .pi)).rounded() * 2 * .pi
        let x = (angle - turn) * (angle - turn)
        return 1 - x / 2 * (1 - x / 12 * (1 - x / 30 * (1 - x / 56 * (1 - x / 90))))
    }
}
