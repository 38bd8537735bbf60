import Flipbook
import FlipbookCairo
import Foundation

/// The examples with several panels, as they are set up and at three later frames. `compare.py` names the file of the
/// noise, which the twins read too, in the environment.
let animationFigures: Figures = [
    "dashboard_setup": { try dashboard(at: nil) },
    "dashboard_1": { try dashboard(at: 1) },
    "dashboard_5": { try dashboard(at: 5) },
    "dashboard_10": { try dashboard(at: 10) },
    "multi_panel_setup": { try multiPanel(at: nil) },
    "multi_panel_10": { try multiPanel(at: 10) },
    "multi_panel_37": { try multiPanel(at: 37) },
    "multi_panel_71": { try multiPanel(at: 71) },
]

private func dashboard(at frame: Int?) throws -> Figure {
    let animator = try Dashboard(
        options: .with {
            $0.count = 12
            $0.noise = ProcessInfo.processInfo.environment["FLIPBOOK_NOISE"]
        })
    return try still(of: animator, at: frame, animator.moment)
}

private func multiPanel(at frame: Int?) throws -> Figure {
    let animator = try MultiPanel()
    return try still(of: animator, at: frame) { 2 * .pi * Double($0) / Double(animator.count) }
}

/// The figure as its setup leaves it, or as it is changed to one frame after its layout has settled.
private func still<A: Animator>(of animator: A, at frame: Int?, _ parameters: (Int) throws -> A.Parameters) throws
    -> Figure
{
    let figure = try animator.setup()
    try figure.settleLayout(measurer: CairoCanvas(width: 1, height: 1))
    if let frame { try animator.update(frame: frame, parameters: parameters(frame)) }
    return figure
}
