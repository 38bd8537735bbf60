import Flipbook

/// CSS's light green, in more than one panel.
let lightGreen = Color(rgb: 0x90EE90)

extension Axes {
    /// Names the axes as all panels are named: in bold type.
    func setTitle(_ title: String, x: String = "", y: String = "") {
        self.title = title
        titleText.weight = .bold
        xLabel = x
        yLabel = y
    }
}

extension ColorBar {
    /// Names the values from the top to the bottom, instead of the other way.
    func setLabel(_ label: String) {
        axis?.label.string = label
        axis?.label.rotation = .degrees(270)
        axis?.labelPad = 15
    }
}
