"""Converts one camera of an A2D2 scene the way the published notebook does, with the same calls: numpy.load, numpy.savetxt, cv2.imread, cv2.undistort or
cv2.fisheye.undistortImage, cv2.imwrite, json.dump. Frames are shared out to processes, each with one OpenCV thread; starting them is not timed.

usage: convert.py FOLDER OUTPUT CAMERA PROCESSES
"""
import glob
import json
import multiprocessing
import os
import shutil
import sys
import time

import cv2
import numpy

folder, output, camera, processes = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
with open(os.path.join(folder, "cams_lidars.json")) as file:
    calibration = json.load(file)["cameras"][camera]
matrix = numpy.asarray(calibration["CamMatrix"])
original = numpy.asarray(calibration["CamMatrixOriginal"])
distortion = numpy.asarray(calibration["Distortion"])


def undistort(image):
    if calibration["Lens"] == "Fisheye":
        return cv2.fisheye.undistortImage(image, original, D=distortion, Knew=matrix)
    return cv2.undistort(image, original, distCoeffs=distortion, newCameraMatrix=matrix)


def convert(frame):
    number, lidar, picture = frame
    cv2.setNumThreads(1)
    points = os.path.splitext(os.path.basename(lidar))[0] + ".txt"
    numpy.savetxt(os.path.join(output, points), numpy.load(lidar)["points"])
    image = "undistort_" + os.path.basename(picture)
    cv2.imwrite(os.path.join(output, image), undistort(cv2.imread(picture)))
    return {"frame-no": number, "frame": points, "format": "text/xyz", "images": [{"image-path": image, "fx": matrix[0, 0], "cx": matrix[0, 2]}]}


def listing(kind, extension):
    return sorted(glob.glob(os.path.join(folder, "camera_lidar_semantic_bboxes", "*", kind, "cam_" + camera, "*" + extension)))


if __name__ == "__main__":
    shutil.rmtree(output, ignore_errors=True)
    os.makedirs(output)
    frames = list(zip(range(10**9), listing("lidar", ".npz"), listing("camera", ".png")))
    with multiprocessing.Pool(processes) as pool:
        pool.map(convert, frames[: 2 * processes], chunksize=1)
        started = time.perf_counter()
        converted = pool.map(convert, frames, chunksize=1)
        with open(os.path.join(output, "seq.json"), "w") as file:
            json.dump({"seq-no": 1, "number-of-frames": len(converted), "frames": converted}, file)
        seconds = time.perf_counter() - started
    print(f"{len(frames) / seconds:.2f} frames/s, {len(frames)} frames in {seconds:.3f} s")
