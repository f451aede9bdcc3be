// The sign of the house: an island, a shore, and the gangway between them.
import QtQuick
import Passerelle

Canvas {
    id: root

    property color land: Theme.sea
    property color bridge: Theme.coral

    implicitWidth: 148
    implicitHeight: 76
    onLandChanged: requestPaint()
    onBridgeChanged: requestPaint()
    onPaint: {
        const c = getContext("2d"), w = width, h = height;
        c.reset();
        c.fillStyle = land;
        c.beginPath(); // the island
        c.moveTo(0, h * 0.82);
        c.quadraticCurveTo(w * 0.10, h * 0.42, w * 0.24, h * 0.52);
        c.quadraticCurveTo(w * 0.34, h * 0.60, w * 0.36, h * 0.82);
        c.closePath();
        c.fill();
        c.beginPath(); // the shore
        c.moveTo(w * 0.66, h * 0.82);
        c.quadraticCurveTo(w * 0.72, h * 0.48, w * 0.88, h * 0.44);
        c.lineTo(w, h * 0.40);
        c.lineTo(w, h * 0.82);
        c.closePath();
        c.fill();
        c.strokeStyle = bridge;
        c.lineWidth = 5;
        c.lineCap = "round";
        c.beginPath(); // the gangway
        c.moveTo(w * 0.22, h * 0.50);
        c.quadraticCurveTo(w * 0.52, h * 0.10, w * 0.82, h * 0.45);
        c.stroke();
        c.strokeStyle = land;
        c.lineWidth = 2;
        for (let i = 0; i < 3; ++i) { // the water
            c.beginPath();
            c.moveTo(w * (0.42 + 0.06 * i), h * (0.88 + 0.05 * (i % 2)));
            c.lineTo(w * (0.46 + 0.06 * i), h * (0.88 + 0.05 * (i % 2)));
            c.stroke();
        }
    }
    Accessible.ignored: true
}
