/// What a change to an artist moves: pushed up to the figure when a property is set, pulled when the figure is drawn.
struct Changes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// How something is painted, in the place that it has.
    static let looks = Changes(rawValue: 1 << 0)
    /// Where data lie: paths are made again, and limits that follow the data may move.
    static let data = Changes(rawValue: 1 << 1)
    /// What has a say in where things lie: texts, sizes, ticks, given limits.
    static let layout = Changes(rawValue: 1 << 2)
    /// Which artists there are, which are seen, and which lies over which.
    static let order = Changes(rawValue: 1 << 3)
    /// Where the layout has put things: everything in the axes may have moved.
    static let placement = Changes(rawValue: 1 << 4)

    static let all: Changes = [.looks, .data, .layout, .order, .placement]
}
