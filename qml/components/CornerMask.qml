// Paints the surroundings' colour over the corners of what lies below: round corners in every renderer.
import QtQuick
import Passerelle

Canvas {
    id: root

    property int radius: Theme.cardRadius
    property color colour: Theme.card

    onColourChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()
    onPaint: {
        const c = getContext("2d"), w = width, h = height, r = Math.min(radius, w / 2, h / 2);
        c.reset();
        if (r <= 0)
            return;
        c.fillStyle = colour;
        const corner = (x, y, dx, dy) => {
            c.beginPath();
            c.moveTo(x, y);
            c.lineTo(x + dx * r, y);
            c.arcTo(x, y, x, y + dy * r, r);
            c.closePath();
            c.fill();
        };
        corner(0, 0, 1, 1);
        corner(w, 0, -1, 1);
        corner(0, h, 1, -1);
        corner(w, h, -1, -1);
    }
}
