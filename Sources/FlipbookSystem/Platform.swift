// The C library, for this module and for those that import it.
#if canImport(Glibc)
    @_exported import Glibc
#else
    @_exported import Darwin
#endif

/// The C library's `read`, also where a method has this name.
func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

/// The C library's `write`, also where a method has this name.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

/// Calls again where a signal came between.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
