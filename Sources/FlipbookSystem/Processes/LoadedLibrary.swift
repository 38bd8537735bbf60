import CFlipbookSystem

/// A library of this process.
package struct LoadedLibrary: Hashable, Sendable {
    /// The absolute path of its file.
    package var path: String
    /// What its linker named this very build; empty where it did not.
    package var buildID: [UInt8]

    /// All libraries that the process has loaded so far, in the order in which they were loaded.
    package static var all: [LoadedLibrary] {
        var libraries: [LoadedLibrary] = []
        withUnsafeMutablePointer(to: &libraries) { libraries in
            flipbook_visit_libraries(
                { path, buildID, size, context in
                    guard let path, let libraries = context?.assumingMemoryBound(to: [LoadedLibrary].self) else {
                        return
                    }
                    let bytes = UnsafeBufferPointer(start: buildID, count: Int(size))
                    libraries.pointee.append(LoadedLibrary(path: String(cString: path), buildID: Array(bytes)))
                }, libraries)
        }
        return libraries
    }

    /// How far an address of code or data lies behind the start of the program or library that it was loaded with.
    package static func offset(of address: UInt) -> UInt {
        UInt(flipbook_offset_in_object(UnsafeRawPointer(bitPattern: address)))
    }
}
