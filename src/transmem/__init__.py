from transmem.segmentation import segment as segment
