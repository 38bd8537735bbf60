@_exported import FlipbookCanvas
@_exported import FlipbookPlot
@_exported import FlipbookRender
@_exported import FlipbookVideo

@_exported import struct FlipbookSystem.FlipbookError

// An animator's mathematics: sin, cos, exp, …
#if canImport(Glibc)
    @_exported import Glibc
#else
    @_exported import Darwin
#endif
