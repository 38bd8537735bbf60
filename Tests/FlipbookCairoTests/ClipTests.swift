import FlipbookCairo
import FlipbookCanvas
import TestSupport
import Testing

@Suite struct ClipTests {
    private struct Stop: Error {}

    @Test(arguments: 0..<20)
    func nothingShowsOutsideAClipItsEdgesRoundedToPixels(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let clip = Rect(
            x: random.value(0...40), y: random.value(0...40), width: random.value(5...60),
            height: random.value(5...40))
        let image = try Image { canvas in
            try canvas.withClip(clip) {
                canvas.clear(.black)
                for _ in 0..<5 { try random.drawing(in: canvas.size)(canvas) }
            }
        }
        let columns = Int((clip.minX + 0.5).rounded(.down))..<Int((clip.maxX + 0.5).rounded(.down))
        let rows = Int((clip.minY + 0.5).rounded(.down))..<Int((clip.maxY + 0.5).rounded(.down))
        for y in 0..<image.height {
            for x in 0..<image.width where !(columns.contains(x) && rows.contains(y)) {
                #expect(image.ink(x, y) == 0)
            }
        }
        #expect(image.ink(columns.lowerBound, rows.lowerBound) > 0 || image.totalInk > 0)
    }

    @Test func clipsNestAndEndWithTheirBlockAlsoWhereItThrows() throws {
        let image = try Image { canvas in
            canvas.withClip(Rect(x: 10, y: 10, width: 30, height: 30)) {
                canvas.withClip(Rect(x: 20, y: 0, width: 50, height: 20)) { canvas.clear(.black) }
            }
        }
        #expect(image.inkBox! == (20, 10, 40, 20))
        let whole = try Image { canvas in
            try? canvas.withClip(Rect(x: 1, y: 1, width: 2, height: 2)) { throw Stop() }
            canvas.clear(.black)
        }
        #expect(whole.inkBox! == (0, 0, 120, 90))
    }

    @Test(arguments: 0..<20)
    func aClipByAPathCutsOffAllOutsideItsAreaAndNothingOfWhatIsInside(seed: Int) throws {
        let random = Seeded(UInt64(seed))
        let points = (0..<3).map { _ in Point(x: random.value(-50...170), y: random.value(-50...140)) }
        let triangle = Path(points, closed: true)
        let clipped = try Image { $0.withClip(triangle) { [canvas = $0] in canvas.clear(.black) } }
        let filled = try Image { $0.fill(triangle, color: .black, snap: .never) }
        // Within a clip by a path Cairo fills, as it clips.
        let page = Path(Rect(x: 0, y: 0, width: 120, height: 90))
        let cairos = try Image {
            $0.withClip(page) { [canvas = $0] in canvas.fill(triangle, color: .black, snap: .never) }
        }
        for y in 0..<clipped.height {
            for x in 0..<clipped.width {
                #expect(abs(clipped.ink(x, y) - cairos.ink(x, y)) < 0.02)
                // An area outside of such a clip is exact, where Cairo has 15 steps a pixel.
                #expect(abs(clipped.ink(x, y) - filled.ink(x, y)) < 1 / 15)
            }
        }
    }

    @Test func aClipByAPathNestsInAClipByPixelsAndEndsWithItsBlock() throws {
        let path = Path(Rect(x: 10, y: 10, width: 30, height: 30))
        let image = try Image { canvas in
            canvas.withClip(path) {
                canvas.withClip(Rect(x: 20, y: 0, width: 50, height: 20)) { canvas.clear(.black) }
            }
        }
        #expect(image.inkBox! == (20, 10, 40, 20))
        let whole = try Image { canvas in
            try? canvas.withClip(path) { throw Stop() }
            canvas.clear(.black)
        }
        #expect(whole.inkBox! == (0, 0, 120, 90))
    }

    @Test func aClipByAPathThatIsEmptyNotFiniteOrFarOutDoesNotFail() throws {
        let far = Path(Rect(x: -1e9, y: -1e9, width: 2e9, height: 2e9))
        #expect(try Image { canvas in canvas.withClip(far) { canvas.clear(.black) } }.inkBox! == (0, 0, 120, 90))
        let broken = Path([Point(x: 0, y: .nan), Point(x: 9, y: .infinity), .zero], closed: true)
        for path in [Path(), broken] {
            #expect(try Image { canvas in canvas.withClip(path) { canvas.clear(.black) } }.totalInk == 0)
        }
    }

    @Test func aClipWithoutRoomShowsNothing() throws {
        for (width, height) in [(0.0, 9.0), (-5, 9), (0.3, 0.3)] {
            let image = try Image { canvas in
                canvas.withClip(Rect(x: 10, y: 10, width: width, height: height)) { canvas.clear(.black) }
            }
            #expect(image.totalInk == 0)
        }
    }
}
