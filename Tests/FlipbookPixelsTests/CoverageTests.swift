import FlipbookPixels
import Testing

/// What areas and lines cover, against many samples of each pixel.
struct CoverageTests {
    private typealias Corner = SIMD2<Double>
    private let width = 40
    private let height = 30

    /// How much of each pixel is painted, 0...1.
    private func painted(
        x: Range<Int>? = nil, y: Range<Int>? = nil, _ cover: (inout Coverage) -> Void
    ) -> [Double] {
        var pixels = PixelBuffer(width: width, height: height, format: .premultipliedAlpha)
        var coverage = Coverage()
        // What was covered before leaves no trace.
        for _ in 0..<2 {
            coverage.begin(x: x ?? 0..<width, y: y ?? 0..<height)
            cover(&coverage)
            pixels = PixelBuffer(width: width, height: height, format: .premultipliedAlpha)
            let stride = pixels.stride
            pixels.withUnsafeMutableBytes { coverage.paint(0xFF00_0000, on: $0, stride: stride) }
        }
        let stride = pixels.stride
        return pixels.withUnsafeBytes { bytes in
            (0..<width * height).map { Double(bytes[$0 / width * stride + $0 % width * 4 + 3]) / 255 }
        }
    }

    private func withCoordinates(_ corners: [Corner], _ body: (UnsafeBufferPointer<Double>) -> Void) {
        corners.flatMap { [$0.x, $0.y] }.withUnsafeBufferPointer(body)
    }

    private func area(_ corners: [Corner], x: Range<Int>? = nil, y: Range<Int>? = nil) -> [Double] {
        painted(x: x, y: y) { coverage in withCoordinates(corners) { coverage.addArea($0) } }
    }

    /// The mean over 16x16 samples of each pixel.
    private func sampled(_ isInside: (Corner) -> Bool) -> [Double] {
        (0..<width * height).map { index in
            let inside = (0..<256).count { sample in
                isInside(
                    Corner(
                        Double(index % width) + (Double(sample % 16) + 0.5) / 16,
                        Double(index / width) + (Double(sample / 16) + 0.5) / 16))
            }
            return Double(inside) / 256
        }
    }

    private func winding(of point: Corner, in corners: [Corner]) -> Int {
        var winding = 0
        for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            guard (start.y <= point.y) != (end.y <= point.y) else { continue }
            let crossing = start.x + (point.y - start.y) / (end.y - start.y) * (end.x - start.x)
            if crossing <= point.x { winding += start.y < end.y ? 1 : -1 }
        }
        return winding
    }

    private func worst(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).map { abs($0 - $1) }.max() ?? 0
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>) func aTriangleCoversWhatLiesInIt(seed: UInt64) {
        var random = Seeds(state: seed)
        let corners = (0..<3).map { _ in
            Corner(.random(in: -30...70, using: &random), .random(in: -30...60, using: &random))
        }
        let inside = sampled { winding(of: $0, in: corners) != 0 }
        #expect(worst(area(corners), inside) < 0.06)
        // A box cuts off, and changes nothing inside it.
        let (x, y) = (5..<33, 4..<21)
        let cut = area(corners, x: x, y: y)
        let whole = area(corners)
        for index in cut.indices {
            let isSeen = x.contains(index % width) && y.contains(index / width)
            #expect(abs(cut[index] - (isSeen ? whole[index] : 0)) < 0.005)
        }
    }

    @Test func edgesOnTheBoxAreFilledToIt() {
        let corners = [Corner(0, 5), Corner(40, 5), Corner(40, 9.5), Corner(0, 9.5)]
        let expected = sampled { (5..<9.5).contains($0.y) }
        #expect(worst(area(corners), expected) < 0.005)
        #expect(worst(area(corners.reversed()), expected) < 0.005)
    }

    @Test func whatTurnsTheOtherWayIsAHole() {
        let outer = [Corner(3, 3), Corner(30, 3), Corner(30, 25), Corner(3, 25)]
        let inner = [Corner(10, 8), Corner(10, 20), Corner(20, 20), Corner(20, 8)]
        let ring = painted { coverage in
            withCoordinates(outer) { coverage.addArea($0) }
            withCoordinates(inner) { coverage.addArea($0) }
        }
        let expected = sampled { point in
            (3..<30).contains(point.x) && (3..<25).contains(point.y)
                && !((10..<20).contains(point.x) && (8..<20).contains(point.y))
        }
        #expect(ring == expected)
    }

    /// Pixels near a stroke's corners may be covered twice by its pieces, and count once.
    @Test(arguments: [Coverage.Cap.butt, .round, .projecting], [0.6, 3, 9])
    func aStrokeCoversWhatIsNear(cap: Coverage.Cap, width: Double) {
        let line = [Corner(9, 8), Corner(25, 11), Corner(15, 22), Corner(28, 20)]
        let stroke = painted { coverage in
            withCoordinates(line) { coverage.addStroke($0, isClosed: false, width: width, cap: cap, join: .round) }
        }
        let radius = width / 2
        let expected = sampled { point in
            zip(line, line.dropFirst()).enumerated().contains { index, piece in
                let direction = piece.1 - piece.0
                let length = (direction * direction).sum().squareRoot()
                let unit = direction / length
                let along = ((point - piece.0) * unit).sum()
                let across = abs((point.x - piece.0.x) * unit.y - (point.y - piece.0.y) * unit.x)
                guard across <= radius else { return false }
                let (isFirst, isLast) = (index == 0, index == line.count - 2)
                let beyond = max(-along, along - length)
                guard beyond > 0, along < 0 ? isFirst : isLast else {
                    return beyond <= 0 || (beyond * beyond + across * across).squareRoot() <= radius
                }
                switch cap {
                case .butt: return false
                case .round: return (beyond * beyond + across * across).squareRoot() <= radius
                case .projecting: return beyond <= radius
                }
            }
        }
        #expect(worst(stroke, expected) < 0.2)
        let (sum, expectedSum) = (stroke.reduce(0, +), expected.reduce(0, +))
        #expect(abs(sum / expectedSum - 1) < 0.02)
    }

    @Test(arguments: [(Coverage.Join.miter, 1.0), (.round, 0.31), (.bevel, 0)])
    func aClosedStrokeHasNoEnds(join: Coverage.Join, corner: Double) {
        let square = [Corner(10, 8), Corner(25, 8), Corner(25, 20), Corner(10, 20)]
        let closed = painted { coverage in
            withCoordinates(square) {
                coverage.addStroke($0, isClosed: true, width: 4, cap: .butt, join: join)
            }
        }
        // Half way along each side, and the outermost pixel of each corner.
        for (x, y) in [(17, 7), (26, 14), (17, 21), (8, 14)] { #expect(closed[y * width + x] == 1) }
        #expect(closed[14 * width + 17] == 0)
        for (x, y) in [(8, 6), (26, 6), (26, 21), (8, 21)] { #expect(abs(closed[y * width + x] - corner) < 0.02) }
    }

    @Test func aMitreThatIsTooLongIsABevel() {
        // Turning back by 10 degrees, a mitre would be 11.5 times as long as the line is wide.
        let line = [Corner(5, 15), Corner(25, 15), Corner(5, 15 + 20 * 0.1763)]
        let stroke = painted { coverage in
            withCoordinates(line) { coverage.addStroke($0, isClosed: false, width: 2, cap: .butt, join: .miter) }
        }
        #expect(stroke[15 * width + 28] == 0)
    }

    private struct Seeds: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
