import FlipbookSystem
import Foundation

/// The desktop of the person in front of this machine, where there is one.
enum Desktop {
    /// Opens a page, a video or a picture with what the desktop opens such with. Does nothing where there is no desktop.
    static func open(_ target: String) {
        #if os(macOS)
            let opener = "/usr/bin/open"
        #else
            let environment = ProcessInfo.processInfo.environment
            guard environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"] != nil,
                let opener = Command.find("xdg-open")
            else { return }
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: opener)
        process.arguments = [target]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
