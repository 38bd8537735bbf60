import matplotlib.pyplot as plt


def axes_3d():
    figure, axes = plt.subplots(figsize=(4, 4), subplot_kw={"projection": "3d"})
    axes.view_init(elev=20, azim=35, roll=10)
    axes.set_proj_type("ortho")
    axes.set_box_aspect((3, 2, 3), zoom=0.85)
    axes.set_xlim(0, 4000)
    axes.set_ylim(-2e-6, 3e-6)
    axes.set_zlim(100, 1)
    axes.set_xticks([0, 2000, 4000])
    for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
        axis.set_pane_color((0.9, 0.95, 1))
        axis._axinfo["grid"].update(color="white", linewidth=1.5)
    axes.set_xlabel("distance")
    axes.set_ylabel("y")
    axes.set_zlabel("depth")
    axes.set_title("Depths")
    return figure
