import FlipbookCanvas
import Testing

@Suite struct PathTests {
    private let corners = [Point(x: 1, y: 2), Point(x: 4, y: 2), Point(x: 4, y: 6), Point(x: 1, y: 6)]

    @Test func theSamePathIsMadeFromPointsFromARectangleAndStepByStep() {
        var path = Path()
        path.move(to: corners[0])
        for corner in corners.dropFirst() { path.line(to: corner) }
        #expect(path == Path(corners))
        path.close()
        #expect(path == Path(corners, closed: true))
        #expect(path == Path(Rect(x: 1, y: 2, width: 3, height: 4)))
    }

    @Test func aPathOfNoPointsIsEmptyAndOneThatWasEmptiedIsAsNew() {
        #expect(Path([]).isEmpty && Path().isEmpty)
        var path = Path(corners)
        path.curve(corners[0], corners[1], to: corners[2])
        #expect(path.elements.last == .curve(corners[0], corners[1], to: corners[2]))
        path.removeAll()
        #expect(path == Path())
    }
}

@Suite struct RectTests {
    @Test func aUnionHoldsBothAndNothingMore() {
        let first = Rect(x: 1, y: 2, width: 3, height: 4)
        let second = Rect(x: -2, y: 5, width: 4, height: 9)
        let union = first.union(second)
        #expect(union == Rect(x: -2, y: 2, width: 6, height: 12))
        #expect(union == second.union(first))
        #expect(first.union(first) == first)
        #expect(union.midX == 1 && union.midY == 8 && union.maxX == 4 && union.maxY == 14)
    }
}
