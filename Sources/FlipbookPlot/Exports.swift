// What a user of this module writes with. A public type that isn't listed can't be named by them.

@_exported import FlipbookMathematics

@_exported import protocol FlipbookCanvas.Canvas
@_exported import struct FlipbookCanvas.CanvasError
@_exported import struct FlipbookCanvas.Color
@_exported import struct FlipbookCanvas.Path
@_exported import struct FlipbookCanvas.Point
@_exported import struct FlipbookCanvas.Raster
@_exported import struct FlipbookCanvas.Rect
@_exported import struct FlipbookCanvas.Size
@_exported import enum FlipbookCanvas.Snap
@_exported import struct FlipbookCanvas.Stroke
@_exported import struct FlipbookCanvas.TextExtent
@_exported import protocol FlipbookCanvas.TextMeasurer
@_exported import struct FlipbookCanvas.TextStyle
