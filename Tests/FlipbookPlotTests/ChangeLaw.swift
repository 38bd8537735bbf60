import FlipbookCanvas
import FlipbookPlot
import TestSupport
import Testing

/// What a page shows, to be changed at random.
protocol ChangingContents {
    init()
    mutating func change(_ random: inout Seeded)
}

/// A page of which one is changed and drawn again and again: each time it draws what a new one with the same contents draws.
protocol ChangingPage {
    associatedtype Contents: ChangingContents
    init() throws
    var figure: Figure { get }

    /// - Parameter last: what it shows; nil where it is new.
    func show(_ contents: Contents, after last: Contents?) throws
}

extension ChangingPage {
    static func expectChangesDrawAsNew(seed: UInt64) throws {
        var random = Seeded(seed)
        var (contents, last): (Contents, Contents?) = (Contents(), nil)
        let page = try Self()
        let canvas = RecordingCanvas(size: Size(width: 640, height: 480))
        for step in 0..<30 {
            for _ in 0..<Int.random(in: 1...4, using: &random) { contents.change(&random) }
            try page.show(contents, after: last)
            last = contents
            let before = canvas.commands.count
            try page.figure.draw(on: canvas)
            let fresh = try Self()
            try fresh.show(contents, after: nil)
            let isSame = canvas.commands[before...].elementsEqual(try commands(of: fresh.figure))
            try #require(isSame, "drawing \(step) differs: \(contents)")
        }
    }
}

/// A page of settings, each with some of the values that it can have.
protocol SettingsPage: ChangingPage where Contents == Positions<Self> {
    static var settings: [[@Sendable (Self) -> Void]] { get }
}

/// Which value each setting has.
struct Positions<Page: SettingsPage>: ChangingContents {
    fileprivate var chosen = Page.settings.map { _ in 0 }

    mutating func change(_ random: inout Seeded) {
        let index = Int.random(in: chosen.indices, using: &random)
        chosen[index] = Int.random(in: Page.settings[index].indices, using: &random)
    }
}

extension SettingsPage {
    func show(_ contents: Positions<Self>, after last: Positions<Self>?) {
        for (index, position) in contents.chosen.enumerated() where last?.chosen[index] != position {
            Self.settings[index][position](self)
        }
    }

    /// Each value of each setting makes another picture.
    ///
    /// - Parameter prepare: makes a new page so that what the settings concern shows.
    static func expectEachSettingIsSeen(_ prepare: (Self) -> Void) throws {
        for (index, setting) in settings.enumerated() {
            let pictures = try setting.map { set in
                let page = try Self()
                prepare(page)
                set(page)
                return try commands(of: page.figure)
            }
            #expect(Set(pictures).count == setting.count, "setting \(index)")
        }
    }
}
